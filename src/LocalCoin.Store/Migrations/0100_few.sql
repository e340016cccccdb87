-- How many people were too few to be told of when a version was made. A community may ask for more later; what was made
-- before goes on to say its own number.

alter table statistics_snapshots add column few integer null;
update statistics_snapshots set few = case level when 'staff' then 10 else 20 end;
alter table statistics_snapshots alter column few set not null;
alter table statistics_snapshots add constraint few_are_ten_at_least check (few >= 10);
