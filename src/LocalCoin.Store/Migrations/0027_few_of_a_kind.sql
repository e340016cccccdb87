-- Streams and accounts of the kinds of which there are few, found without reading all that there are.

drop index streams_of_terms;
create index streams_of_few_kinds on mt_streams (type, id) where type in ('fund', 'programme', 'premium', 'till');
create index balances_of_few_kinds on balances (kind, address) where kind in ('fund', 'cash', 'run');
