-- Who stands at a register. A clerk has no password: the register is what signs in, and the clerk picks their name on
-- it. The ledger's headers hold the id alone, so it is a UUID and says nothing. A removed clerk's row stays, for the
-- payments that they took.

create table directory_clerks (
  clerk      varchar primary key,
  merchant   varchar not null,
  name       varchar not null,
  added_by   varchar not null,
  added_at   timestamptz not null default now(),
  removed_at timestamptz null
);

create index directory_clerks_by_merchant on directory_clerks (merchant);

grant select, insert, update, delete on directory_clerks to {app};
