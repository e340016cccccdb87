-- A clerk's own wallet, as a resident: while they stand at a register, it does not serve that one.

alter table directory_clerks add column wallet varchar null;
