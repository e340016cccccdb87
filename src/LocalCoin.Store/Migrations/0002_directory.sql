-- The directory: who and what the ledger's opaque ids stand for. It can forget; the ledger never knew. Of every secret
-- only a hash is kept: SHA-256 where the secret is long and drawn at random, HMAC with a key outside the database where
-- a person must type it. No row here moves a coin, and no foreign key reaches into the ledger.

-- A resident, by their wallet. Erasing empties the row and keeps it, so that nobody is entered twice by mistake.
create table directory_members (
  wallet        varchar primary key,
  name          varchar null,
  kana          varchar null,
  phone         varchar null,
  address       varchar null,
  neighbourhood varchar null,
  birth_band    varchar null,
  notes         varchar null,
  created_at    timestamptz not null default now(),
  changed_at    timestamptz not null default now(),
  erased_at     timestamptz null,
  constraint an_erased_member_has_no_name
    check (erased_at is null or num_nonnulls(name, kana, phone, address, birth_band, notes) = 0)
);

create index directory_members_by_kana on directory_members (kana) where kana is not null;
create index directory_members_by_phone on directory_members (phone) where phone is not null;

-- t_number: 適格請求書発行事業者の登録番号, the letter T and thirteen digits.
create table directory_merchants (
  merchant     varchar primary key,
  name         varchar not null,
  kana         varchar null,
  name_en      varchar null,
  t_number     varchar null,
  phone        varchar null,
  address      varchar null,
  bank_account jsonb null,
  notes        varchar null,
  changed_at   timestamptz not null default now(),
  constraint a_t_number_has_13_digits check (t_number ~ '^T[0-9]{13}$')
);

-- schedule: when it is open, for people to read and for the calendar to compute with. sells: what is on offer.
create table directory_spots (
  spot          varchar primary key,
  merchant      varchar not null,
  name          varchar not null,
  name_en       varchar null,
  neighbourhood varchar null,
  place         varchar null,
  schedule      jsonb null,
  sells         varchar null,
  changed_at    timestamptz not null default now()
);

create index directory_spots_by_merchant on directory_spots (merchant);

-- Printed cards, from the day they are printed. In stock they belong to nobody.
create table directory_cards (
  card             varchar primary key,
  token_hash       bytea not null,
  last_four        varchar not null,
  stop_number_hash bytea not null,
  wallet           varchar null,
  pin_hash         varchar null,
  pin_failures     integer not null default 0,
  printed_at       timestamptz not null default now(),
  bound_at         timestamptz null,
  constraint card_tokens_are_unique unique (token_hash),
  constraint stop_numbers_are_unique unique (stop_number_hash),
  constraint pin_failures_count_up check (pin_failures >= 0)
) with (fillfactor = 80);

create index directory_cards_by_wallet on directory_cards (wallet) where wallet is not null;

-- Staff of the scheme and of merchants. wallet: their own, as residents, which they may not serve.
create table directory_credentials (
  actor         varchar primary key,
  name          varchar not null,
  display_name  varchar not null,
  password_hash varchar not null,
  roles         varchar[] not null,
  merchant      varchar null,
  wallet        varchar null,
  failures      integer not null default 0,
  locked_until  timestamptz null,
  disabled_at   timestamptz null,
  changed_at    timestamptz not null default now(),
  constraint sign_in_names_are_unique unique (name)
) with (fillfactor = 80);

-- Registers and kiosks. Until the code is redeemed the row is an invitation.
create table directory_devices (
  device          varchar primary key,
  kind            varchar not null,
  merchant        varchar not null,
  spots           varchar[] not null,
  name            varchar not null,
  invited_by      varchar not null,
  command_id      uuid not null,
  code_hash       bytea null,
  code_until      timestamptz null,
  secret_hash     bytea null,
  paired_at       timestamptz null,
  unpaired_at     timestamptz null,
  pin_failures    integer not null default 0,
  pin_window_from timestamptz null,
  constraint a_device_is_a_register_or_a_kiosk check (kind in ('register', 'kiosk')),
  constraint pairing_codes_are_unique unique (code_hash),
  constraint device_secrets_are_unique unique (secret_hash)
) with (fillfactor = 80);

create index directory_devices_by_merchant on directory_devices (merchant);

-- Own phones. A code from a letter or the counter binds one phone once.
create table directory_phones (
  phone       varchar primary key,
  actor       varchar not null,
  wallet      varchar not null,
  code_hash   bytea null,
  code_until  timestamptz null,
  invited_by  varchar not null,
  secret_hash bytea null,
  bound_at    timestamptz null,
  unbound_at  timestamptz null,
  constraint phone_codes_are_unique unique (code_hash),
  constraint phone_secrets_are_unique unique (secret_hash)
) with (fillfactor = 80);

create index directory_phones_by_wallet on directory_phones (wallet);

-- One-time codes that a resident shows to a shop. Kept a day, so that a retried charge is answered as a repeat.
create table directory_codes (
  token_hash  bytea primary key,
  digits_hash bytea null,
  payment     varchar not null,
  wallet      varchar not null,
  valid_until timestamptz not null,
  drawn_at    timestamptz not null default now(),
  constraint one_code_allows_one_payment unique (payment)
);

create index directory_codes_by_digits on directory_codes (digits_hash) where digits_hash is not null;
create index directory_codes_by_end on directory_codes (valid_until);

-- The lines of a run, whose hash the ledger holds.
create table directory_run_lines (
  run    varchar not null,
  line   integer not null,
  wallet varchar not null,
  coins  bigint not null,
  primary key (run, line),
  constraint lines_count_from_one check (line > 0),
  constraint a_line_gives_coins check (coins > 0)
);

-- Free text about something in the ledger, which itself holds none. subject: a stream, such as payment-….
create table directory_notes (
  note       uuid primary key,
  subject    varchar not null,
  text       varchar not null,
  written_by varchar not null,
  written_at timestamptz not null default now()
);

create index directory_notes_by_subject on directory_notes (subject);

-- Who is signed out before their token ends: tokens of this principal issued at or before the instant are worth
-- nothing.
create table directory_revocations (
  principal  varchar primary key,
  revoked_at timestamptz not null,
  forget_at  timestamptz not null
) with (fillfactor = 80);

-- Who looked at whose personal data. The app can add a line and change none.
create table directory_access_log (
  entry   bigint generated always as identity primary key,
  at      timestamptz not null default now(),
  actor   varchar not null,
  device  varchar null,
  action  varchar not null,
  subject varchar not null
);

create index directory_access_log_by_subject on directory_access_log (subject, entry);

grant select, insert, update, delete on directory_members, directory_merchants, directory_spots, directory_cards,
  directory_credentials, directory_devices, directory_phones, directory_codes, directory_run_lines, directory_notes,
  directory_revocations to {app};
grant select, insert on directory_access_log to {app};
