-- Wallets that wait for the second person, found without reading all that ever happened. There are few such events.

create index closings_proposed on mt_events (seq_id) where type = 'wallet_closing_proposed';
