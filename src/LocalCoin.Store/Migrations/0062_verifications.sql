-- When the ledger was last proved, how far, and what was found: for whoever looks after it, not for the proof itself.

create table verifications (
  at    timestamptz primary key default now(),
  seq   bigint not null,
  hash  varchar not null,
  fault varchar null
);

grant select, insert on verifications to {app};
