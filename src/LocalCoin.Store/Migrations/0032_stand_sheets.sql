-- A stand's day as its farmer counts it: what each producer brought and what was left, and the cash in the box. The
-- coins stand in the ledger and are not copied here. Coins, of all that was paid, are the cashless share.

create table directory_stand_sheets (
  spot       varchar not null,
  day        date not null,
  cash       bigint not null,
  counted_by varchar not null,
  counted_at timestamptz not null,
  primary key (spot, day),
  constraint a_box_is_not_below_zero check (cash >= 0)
);

create table directory_stand_lines (
  spot    varchar not null,
  day     date not null,
  line    integer not null,
  label   varchar not null,
  price   bigint not null,
  brought integer not null,
  left_over integer not null,
  primary key (spot, day, line),
  foreign key (spot, day) references directory_stand_sheets (spot, day) on delete cascade,
  constraint a_piece_has_a_price check (price > 0),
  constraint no_more_is_left_than_was_brought check (left_over between 0 and brought)
);

grant select, insert, update, delete on directory_stand_sheets, directory_stand_lines to {app};
