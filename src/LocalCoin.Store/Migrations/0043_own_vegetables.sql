-- A resident's own page says on how many days of this week they bought vegetables: a few rows of one wallet, which
-- must not be looked for among everybody's.

create index vegetable_purchases_by_wallet on vegetable_purchases (wallet, day);
