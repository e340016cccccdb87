-- Events turned into tables, one or two for each projection, named by their noun. Everything here can be made again
-- from the events. The app's role owns these tables, because a rebuild swaps them by rename while payments go on.

-- Every entry in a wallet's purses, with what, where, when, and the wallet's coins after it.
create table wallet_statement (
  wallet   varchar not null,
  seq      bigint not null,
  line     integer not null,      -- among the event's entries in purses, from 1
  at       timestamptz not null,
  type     varchar not null,
  stream   varchar not null,
  merchant varchar null,
  spot     varchar null,
  fund     varchar not null,
  expiry   date null,
  change   bigint not null,
  balance  bigint not null,
  primary key (wallet, seq, line)
);

-- One row a payment, for the merchant's eyes: it never says whose wallet paid.
create table merchant_payments (
  payment    varchar primary key,
  merchant   varchar not null,
  spot       varchar not null,
  seq        bigint not null,
  at         timestamptz not null,
  code       char(4) not null,    -- what payer and shop read to each other
  amount     bigint not null,
  cash       bigint not null,
  vegetables bigint not null,
  earned     bigint not null,
  taken_back bigint not null,     -- of what was earned
  refunded   bigint not null,     -- also by undo
  undone     boolean not null,
  struck     boolean not null,
  channel    varchar not null,
  proof      varchar not null,
  device     varchar null,
  clerk      varchar null
);
create index merchant_payments_by_merchant on merchant_payments (merchant, seq);

-- What happened at a merchant, in the order of the ledger: the live list reads on from the last seq it has seen.
create table merchant_activity (
  seq      bigint primary key,
  merchant varchar not null,
  kind     varchar not null,      -- paid, refunded, undone, struck
  payment  varchar not null,
  at       timestamptz not null,
  amount   bigint not null        -- coins; of struck vegetables their yen
);
create index merchant_activity_by_merchant on merchant_activity (merchant, seq);

-- By day (Asia/Tokyo) and spot. What is taken back counts on the day on which it is taken back.
create table merchant_sales (
  merchant            varchar not null,
  day                 date not null,
  spot                varchar not null,
  payments            bigint not null,
  coins               bigint not null,
  cash                bigint not null,
  vegetables          bigint not null,
  earned              bigint not null,
  refunds             bigint not null,
  refunded            bigint not null,
  refunded_vegetables bigint not null,
  struck_vegetables   bigint not null,
  taken_back          bigint not null,
  primary key (merchant, day, spot)
);

-- Every posting, in order.
create table journal (
  seq          bigint not null,
  line         integer not null,
  at           timestamptz not null,
  day          date not null,
  type         varchar not null,
  stream       varchar not null,
  from_account varchar not null,
  to_account   varchar not null,
  amount       bigint not null,
  primary key (seq, line)
);
create index journal_by_day on journal (day);

-- Payments with vegetables in them, for statistics; what each programme gave for one stands in its own row.
create table vegetable_purchases (
  payment             varchar primary key,
  seq                 bigint not null,
  at                  timestamptz not null,
  day                 date not null,
  wallet              varchar not null,
  merchant            varchar not null,
  spot                varchar not null,
  spot_kind           varchar not null,
  channel             varchar not null,
  proof               varchar not null,
  enrolled            boolean not null,
  coins               bigint not null,
  vegetables          bigint not null,
  declared_by         varchar null,
  earned              bigint not null,
  taken_back          bigint not null,
  refunded            bigint not null,
  refunded_vegetables bigint not null,
  struck              boolean not null
);
create index vegetable_purchases_by_day on vegetable_purchases (day);

create table vegetable_earnings (
  payment    varchar not null,
  line       integer not null,    -- among what the payment earned, from 1
  programme  varchar not null,
  rule       integer not null,
  fund       varchar not null,
  expiry     date null,
  earned     bigint not null,
  netted     bigint not null,
  less       varchar null,        -- why it was less than the rule promises
  taken_back bigint not null,
  primary key (payment, line)
);

alter table wallet_statement owner to {app};
alter table merchant_payments owner to {app};
alter table merchant_activity owner to {app};
alter table merchant_sales owner to {app};
alter table journal owner to {app};
alter table vegetable_purchases owner to {app};
alter table vegetable_earnings owner to {app};

insert into projections (name, last_seq) values
  ('wallet_statement', 0), ('merchant_payments', 0), ('merchant_sales', 0), ('journal', 0), ('vegetable_purchases', 0);
