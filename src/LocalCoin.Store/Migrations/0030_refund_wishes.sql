-- お店にたのむ: a payer asks the shop to give coins back, where nobody stood there. The wish names the payment and not
-- the payer; its id is the command under which the coins go back, so that approving twice gives back once.

create table directory_refund_wishes (
  wish        uuid primary key,
  payment     varchar not null,
  merchant    varchar not null,
  spot        varchar not null,
  coins       bigint not null,
  asked_at    timestamptz not null,
  answer      varchar null,
  answered_by varchar null,
  answered_at timestamptz null,
  constraint a_payment_is_wished_back_once unique (payment),
  constraint a_wish_is_for_coins check (coins > 0),
  constraint a_wish_is_given_or_declined check (answer in ('given', 'declined')),
  constraint an_answer_is_somebodys check (num_nonnulls(answer, answered_by, answered_at) in (0, 3))
);

create index directory_refund_wishes_open on directory_refund_wishes (merchant, asked_at) where answer is null;

grant select, insert, update on directory_refund_wishes to {app};
