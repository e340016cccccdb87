-- Who takes part in a health programme, and by which words they agreed. Opened to the health role alone: the app's own
-- role has no right here, and this role has none on the ledger or the directory. A participant is a pseudonym; the
-- wallet beside it is the only way back to a person, and goes when the person is erased.

grant usage on schema {schema} to {health};

-- What people agree to. A text that was published is never changed: another one is the next version.
create table health_consent_texts (
  programme    varchar not null,
  version      integer not null,
  japanese     text not null,
  english      text not null,
  sha256       char(64) not null,
  published_at timestamptz not null default now(),
  published_by varchar not null,
  primary key (programme, version),
  constraint versions_count_from_one check (version > 0)
);

-- One row for each time that somebody took part. on_paper: the signed sheet lies at the counter.
create table health_participants (
  participant     uuid primary key default gen_random_uuid(),
  wallet          varchar not null,
  programme       varchar not null,
  consent_version integer not null,
  on_paper        boolean not null,
  enrolled_at     date not null,
  enrolled_by     varchar not null,
  withdrawn_at    date null,
  age_band        varchar not null,
  sex             varchar not null,
  area            varchar not null,
  channel         varchar not null,
  constraint what_was_agreed_to_is_known
    foreign key (programme, consent_version) references health_consent_texts (programme, version),
  constraint nobody_leaves_before_they_came check (withdrawn_at >= enrolled_at)
);

create unique index one_takes_part_once on health_participants (wallet, programme) where withdrawn_at is null;
create index health_participants_by_wallet on health_participants (wallet);

-- What the ledger has still to hear of: written with the row, forgotten with the ledger's answer.
create table health_untold (
  command_id uuid primary key,
  wallet     varchar not null,
  programme  varchar not null,
  enrols     boolean not null,
  actor      varchar not null,
  noted_at   timestamptz not null default now()
);

grant select, insert on health_consent_texts to {health};
grant select, insert, update, delete on health_participants, health_untold to {health};
