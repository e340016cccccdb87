-- The owner's code: typed at a register, it opens what is the owner's there for some minutes. Kept as a card's PIN is:
-- stretched, by a key outside the database, and tries are counted before one is looked at.

create table directory_owner_codes (
  merchant  varchar primary key,
  code_hash varchar not null,
  failures  integer not null default 0,
  set_by    varchar not null,
  set_at    timestamptz not null default now(),
  constraint owner_code_failures_count_up check (failures >= 0)
) with (fillfactor = 80);

grant select, insert, update, delete on directory_owner_codes to {app};
