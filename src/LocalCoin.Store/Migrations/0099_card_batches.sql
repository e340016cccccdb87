-- Which cards were made together, when and by whom: the office counts its drawer by them. Cards from before have none.
-- The id is the one under which they were asked for, from which with who asked they are drawn again.

create table directory_card_batches (
  batch      uuid primary key,
  cards      integer not null,
  printed_by varchar not null,
  printed_at timestamptz not null default now()
);

alter table directory_cards add column batch uuid null;

create index directory_cards_by_batch on directory_cards (batch);
create index directory_card_batches_by_time on directory_card_batches (printed_at, batch);

grant select, insert on directory_card_batches to {app};
