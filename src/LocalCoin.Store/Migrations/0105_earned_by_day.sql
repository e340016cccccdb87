-- What programmes gave is asked by day and never by payment: so it is added up as it is written, a row for each day,
-- programme and fund. A payment's own row keeps by which programmes it earned, for what is given back later. And who
-- asks for a wallet's week asks for seven days: one index serves them and whoever reads a day whole.

drop table vegetable_earnings;
truncate purchases, fund_months;
update projections set last_seq = 0 where name = 'purchases';

alter table purchases add column earned_by varchar null;   -- programme/fund, in their order, with a blank between
alter table purchases add column capped boolean not null default false;   -- earned less, for a cap was reached
drop index purchases_by_day;
drop index purchases_of_vegetables;
create index purchases_by_day on purchases (day, wallet);

create table vegetable_earnings (
  day        date not null,       -- of the purchase, in Asia/Tokyo
  programme  varchar not null,
  fund       varchar not null,
  purchases  bigint not null,     -- that were judged by it, also where they earned nothing
  earned     bigint not null,
  taken_back bigint not null,
  primary key (day, programme, fund)
);
alter table vegetable_earnings owner to {app};
