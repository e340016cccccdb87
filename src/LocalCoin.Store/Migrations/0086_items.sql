-- Goods by the codes that tills know them by, for the whole scheme's staff to see. merchant is empty for codes that
-- mean the same everywhere; a code of the shop's own stands under its merchant.

create table catalogue_items (
  merchant   varchar not null default '',
  code       varchar not null,
  name       varchar not null,
  food_group varchar not null,
  yen        bigint null,           -- the usual price of one
  grams      integer null,          -- of one, as it is eaten
  changed_at timestamptz not null default now(),
  changed_by varchar not null,
  primary key (merchant, code)
);
create index catalogue_items_in_order on catalogue_items (name, merchant, code);

grant select, insert, update on catalogue_items to {app};

-- Baskets. One with a payment says what a person buys: so all of them are open to the health role alone, and the role
-- that serves shops and residents can neither write nor read them.
create table health_receipts (
  receipt     uuid primary key,
  spot        varchar not null,
  day         date not null,        -- in Asia/Tokyo
  at          timestamptz not null,
  payment     varchar null,
  fingerprint char(64) not null,
  sent_by     varchar not null,
  sent_at     timestamptz not null default now()
);
create unique index a_payment_has_one_receipt on health_receipts (payment) where payment is not null;
create index health_receipts_by_day on health_receipts (day);

create table health_receipt_lines (
  receipt    uuid not null references health_receipts on delete cascade,
  line       integer not null,
  code       varchar null,
  food_group varchar not null,
  quantity   integer not null,
  yen        bigint not null,
  grams      bigint null,
  primary key (receipt, line)
);

grant select, insert, delete on health_receipts, health_receipt_lines to {health};
