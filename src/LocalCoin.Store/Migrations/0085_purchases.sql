-- What statistics need of the ledger, from one reading of its events. A share of spending needs all that was bought, so
-- every payment has its row now, not only those with vegetables; what is given back later changes the row of the day on
-- which it was bought. And by fund, last day and month: what was issued, spent, ended and taken back.

drop table vegetable_purchases;
truncate vegetable_earnings;
delete from projections where name = 'vegetable_purchases';

create table purchases (
  payment             varchar primary key,
  seq                 bigint not null,
  at                  timestamptz not null,
  day                 date not null,      -- in Asia/Tokyo
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
  taken_back          bigint not null,    -- of what was earned
  refunded            bigint not null,    -- also by undo
  refunded_vegetables bigint not null,
  struck              boolean not null    -- then nothing of it was vegetables
);
create index purchases_by_day on purchases (day, seq);
create index purchases_of_vegetables on purchases (wallet, day) where vegetables > 0;

-- Coins in purses, on hold and unclaimed are out among residents; everything is counted as they come and go.
create table fund_months (
  fund       varchar not null,
  ends       date not null,               -- the coins' last day; infinity where they have none
  month      date not null,               -- in which it happened, by its first day
  issued     bigint not null,
  redeemed   bigint not null,             -- spent, less what was given back
  expired    bigint not null,             -- ended unspent, or their wallet did
  taken_back bigint not null,             -- withdrawn, clawed back, voided, paid out
  primary key (fund, ends, month)
);

alter table purchases owner to {app};
alter table fund_months owner to {app};

insert into projections (name, last_seq) values ('purchases', 0);
