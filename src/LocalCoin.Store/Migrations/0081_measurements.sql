-- What was measured. A participant has one number of a kind for a day: measured again, the later one counts. The id is
-- drawn by whoever sends it, so that what is sent twice is kept once. All of it goes when the participant is erased.

create table health_measurements (
  measurement uuid primary key,
  participant uuid not null references health_participants on delete cascade,
  day         date not null,
  kind        varchar not null,
  device      varchar not null,
  tenths      integer not null,
  entered_by  varchar not null,
  entered_at  timestamptz not null default now(),
  constraint one_number_a_day unique (participant, kind, day)
);

create index health_measurements_by_day on health_measurements (day, kind);

grant select, insert, update, delete on health_measurements to {health};
