-- Where one can buy on which day. The week stands in directory_spots.schedule; here are the days that differ from it,
-- the number of a place on its poster, and who wants to be called when a place does not come. None of it blocks paying.

alter table directory_spots
  add column number integer generated always as identity (start with 101),
  add constraint numbers_of_places_are_unique unique (number);

create table directory_spot_days (
  spot    varchar not null,
  day     date not null,
  is_open boolean not null,
  set_by  varchar not null,
  set_at  timestamptz not null,
  primary key (spot, day)
);

create index directory_spot_days_by_day on directory_spot_days (day);

-- A resident without a smartphone is called, if they asked for it. called_on: a tick of whoever called.
create table directory_call_wishes (
  wallet   varchar not null,
  spot     varchar not null,
  asked_by varchar not null,
  asked_at timestamptz not null default now(),
  primary key (spot, wallet)
);

create table directory_calls (
  wallet    varchar not null,
  spot      varchar not null,
  day       date not null,
  called_by varchar not null,
  called_at timestamptz not null default now(),
  primary key (spot, day, wallet)
);

grant select, insert, update, delete on directory_spot_days, directory_call_wishes, directory_calls to {app};
