-- The bank cannot be overdrawn either. What it holds is negative, as cash in tills is: a payment of yen that are not
-- there would leave it above zero.

alter table balances
  drop constraint cash_and_debts_are_never_positive,
  add constraint bank_cash_and_debts_are_never_positive check (coins <= 0 or kind not in ('bank', 'cash', 'due'));
