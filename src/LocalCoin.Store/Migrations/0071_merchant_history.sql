-- What was known of a merchant before each change: its names, its telephone, where its coins are paid out. Whoever pays
-- to a new account must be able to see who entered it, when, and what stood there before. Rows are only added.

create table directory_merchant_history (
  entry      bigint generated always as identity primary key,
  merchant   varchar not null,
  changed_by varchar not null,
  changed_at timestamptz not null default now(),
  was        jsonb not null
);

create index directory_merchant_history_by_merchant on directory_merchant_history (merchant, entry);

grant select, insert on directory_merchant_history to {app};
