-- A card that goes by post sleeps. The letter that comes separately holds the code that wakes it: kept as a hash only,
-- like the stop number beside it. Cards that were printed before have none and are woken at the counter.

alter table directory_cards add column wake_code_hash bytea null;
alter table directory_cards add constraint wake_codes_are_unique unique (wake_code_hash);
