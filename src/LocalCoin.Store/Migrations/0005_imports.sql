-- Files name a member by a number of their own (会員番号); here it finds the wallet again, so that the same file can be
-- imported twice and a file of payments can follow it.

alter table directory_members add column number varchar null;

create unique index member_numbers_are_used_once on directory_members (number) where number is not null;
