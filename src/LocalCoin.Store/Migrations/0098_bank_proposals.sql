-- A merchant's new account for transfers, as one person asked for it and another decided. Until then the old account
-- stands where it stood: an account that one hand can change is how coins are led away. A decided row is never changed.

create table directory_bank_proposals (
  proposal    uuid primary key,
  merchant    varchar not null,
  account     jsonb not null,
  asked_by    varchar not null,
  asked_at    timestamptz not null,
  answer      varchar null,
  reason      varchar null,           -- why it was rejected
  answered_by varchar null,
  answered_at timestamptz null,
  constraint an_answer_is_yes_or_no check (answer in ('approved', 'rejected')),
  constraint another_hand_answers check (answered_by <> asked_by)
);

create unique index one_account_waits on directory_bank_proposals (merchant) where answer is null;
create index directory_bank_proposals_by_merchant on directory_bank_proposals (merchant, asked_at);

grant select, insert, update on directory_bank_proposals to {app};
