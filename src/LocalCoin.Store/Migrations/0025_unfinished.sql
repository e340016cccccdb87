-- Commands whose row of the directory is written and that the ledger has not answered yet. Each is written with its
-- row, in one commit, and deleted when the answer is known: what a crash leaves here is sent again.

create table directory_unfinished (
  command_id uuid primary key,
  type       varchar not null,
  command    jsonb not null,
  actor      varchar not null,
  device     varchar null,
  clerk      varchar null,
  noted_at   timestamptz not null default now()
);

grant select, insert, delete on directory_unfinished to {app};
