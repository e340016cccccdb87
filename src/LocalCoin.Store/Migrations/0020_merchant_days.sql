-- A merchant's day, for the list that is looked at and printed.

create index merchant_activity_by_day on merchant_activity (merchant, at);
