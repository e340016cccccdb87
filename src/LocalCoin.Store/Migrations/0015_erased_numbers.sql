-- A member's number in other files leads back to the person as their name does: erasing forgets it too.

update directory_members set number = null where erased_at is not null;

alter table directory_members
  add constraint an_erased_member_has_no_number check (erased_at is null or number is null);
