-- Statistics as they were seen. Only what may be shown is kept here; rows are only added. A version that is frozen is
-- followed by another one for a reason alone.

create table statistics_snapshots (
  period  varchar not null,
  level   varchar not null,
  version integer not null,
  as_of   timestamptz not null,
  frozen  boolean not null,
  reason  varchar null,
  made_by varchar not null,
  tables  json not null,
  primary key (period, level, version),
  constraint versions_count_from_one check (version > 0),
  constraint a_reason_says_something check (reason <> '')
);

grant select, insert on statistics_snapshots to {app};
