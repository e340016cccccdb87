-- The ledger of one community, in its own schema, in Marten's event-store layout (string stream identity, single
-- tenant, correlation, causation and headers on), and beside it what makes it a ledger: the head, the balances, the
-- tallies. {schema}, {app} and {health} are filled in when it is applied; everything is made in that schema.
--
-- No foreign key from events to streams: the writer puts both in one transaction, verify proves it, and the key would
-- be looked up for every event (specs/decisions). Nothing here hangs on a trigger alone.

create table mt_streams (
  id          varchar primary key,
  type        varchar null,
  version     bigint null,
  timestamp   timestamptz not null default now(),
  created     timestamptz not null default now(),
  tenant_id   varchar null default '*DEFAULT*',
  is_archived boolean null default false
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

-- Funds, programmes and premium rules: few, and all of them read whenever a node begins.
create index streams_of_terms on mt_streams (id) where type in ('fund', 'programme', 'premium');

create table mt_events (
  seq_id         bigint not null,
  id             uuid not null,
  stream_id      varchar null,
  version        bigint not null,
  data           jsonb not null,
  bdata          bytea null,
  type           varchar(500) not null,
  timestamp      timestamptz not null default now(),
  tenant_id      varchar null default '*DEFAULT*',
  mt_dotnet_type varchar null,
  correlation_id varchar null,
  causation_id   varchar null,
  headers        jsonb null,
  is_archived    boolean null default false,
  constraint pkey_mt_events_seq_id primary key (seq_id)
);

create unique index pk_mt_events_stream_and_version on mt_events (stream_id, version);
create unique index event_ids_are_used_once on mt_events (id);

create sequence mt_events_sequence owned by mt_events.seq_id;

create table mt_event_progression (
  name         varchar not null,
  last_seq_id  bigint null,
  last_updated timestamptz null default transaction_timestamp(),
  constraint pk_mt_event_progression primary key (name)
);

-- The last event of the ledger. Whoever writes holds this row; so sequence order is commit order, without gaps.
create table ledger_head (
  only_one  boolean primary key default true,
  seq       bigint not null,
  hash      char(64) not null,
  timestamp timestamptz not null,
  constraint there_is_one_head check (only_one),
  constraint sequence_counts_up check (seq >= 0)
) with (fillfactor = 20, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);

insert into ledger_head (seq, hash, timestamp) values (0, repeat('0', 64), 'epoch');

-- Coins by account after the head. The parts of the address stand as columns, so that SQL can sum by fund and expiry.
create table balances (
  address varchar primary key,
  kind    varchar not null,
  owner   varchar null,
  fund    varchar null,
  expiry  date null,
  coins   bigint not null default 0,
  last_at timestamptz not null,
  constraint only_the_scheme_itself_may_be_negative check (coins >= 0 or kind in ('issuer', 'bank', 'cash', 'due')),
  constraint cash_and_debts_are_never_positive check (coins <= 0 or kind not in ('cash', 'due'))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

create index balances_by_owner on balances (owner, kind) where owner is not null;

create table tallies (
  tally varchar primary key,
  count bigint not null default 0
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

-- How far each projection has come. One row each, moved in the transaction that writes the projection's rows.
create table projections (
  name     varchar primary key,
  last_seq bigint not null,
  moved_at timestamptz not null default now()
) with (fillfactor = 50);

-- The app may add events and can never change or remove one.
grant usage, create on schema {schema} to {app};
grant select, insert on mt_events to {app};
grant select, insert, update on mt_streams to {app};
grant select, update on ledger_head to {app};
grant select, insert, update on balances, tallies to {app};
grant select, insert, update, delete on projections, mt_event_progression to {app};
grant select, usage, update on sequence mt_events_sequence to {app};
