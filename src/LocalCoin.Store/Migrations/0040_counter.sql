-- What the counter keeps beside the ledger: the drawer as it was counted, and the acts by which a wallet could be
-- taken over. Neither moves a coin, and both are about people.

-- A till from its opening to its count. started: yen in the drawer at the opening, whoever's they are. taken_before:
-- what the ledger had this till hold then, so that what was taken since is a difference of two figures of the ledger.
create table directory_till_shifts (
  shift        uuid primary key,
  till         varchar not null,
  opened_at    timestamptz not null,
  opened_by    varchar not null,
  started      bigint not null,
  taken_before bigint not null,
  closed_at    timestamptz null,
  closed_by    varchar null,
  counted      bigint null,
  expected     bigint null,
  reason       varchar null,
  constraint a_drawer_holds_no_less_than_nothing check (started >= 0 and counted >= 0),
  constraint a_closed_shift_was_counted
    check (num_nulls(closed_at, closed_by, counted, expected) in (0, 4)),
  constraint a_difference_has_a_reason check (counted is null or counted = expected or reason is not null)
);

create unique index a_till_has_one_open_shift on directory_till_shifts (till) where closed_at is null;
create index directory_till_shifts_by_till on directory_till_shifts (till, opened_at);

create index directory_access_log_of_takeovers on directory_access_log (subject, actor, at)
  where action in ('pin', 'replacement', 'phone', 'reviewed');

grant select, insert, update on directory_till_shifts to {app};
