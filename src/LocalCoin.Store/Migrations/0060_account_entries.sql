-- Why an account holds what it holds, as of any moment: its entries in the order of business time, their amounts in the
-- index itself, so that the sum of a fund with a million entries is read without touching the table. The day alone was
-- never sought; whoever adds up all accounts reads all lines.

drop index journal_by_day;
create index journal_by_giver on journal (from_account collate "C", at, seq) include (amount);
create index journal_by_taker on journal (to_account collate "C", at, seq) include (amount);
