-- What the desk needs to give coins to many: the file as it was read before anybody proposes it, and a run that
-- somebody stopped for a while. And what waits for a second person, as a projection: short however long the past is.

create table directory_run_drafts (
  run     varchar primary key,
  fund    varchar not null,
  purpose varchar not null,
  refused jsonb not null,         -- rows that were not taken: line, reason, value
  made_by varchar not null,
  made_at timestamptz not null default now()
);

create table directory_paused_runs (
  run       varchar primary key,
  paused_by varchar not null,
  paused_at timestamptz not null default now()
);

grant select, insert, delete on directory_run_drafts, directory_paused_runs to {app};

create index runs_proposed on mt_events (seq_id) where type = 'run_proposed';

create table open_proposals (
  stream   varchar not null,
  kind     varchar not null,      -- what is asked for; a process has one of a kind open at a time
  proposal uuid not null,
  seq      bigint not null,
  at       timestamptz not null,
  primary key (stream, kind)
);

alter table open_proposals owner to {app};

insert into projections (name, last_seq) values ('open_proposals', 0);
