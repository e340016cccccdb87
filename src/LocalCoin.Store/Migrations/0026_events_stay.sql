-- What the grants say once, said again to the owner of the tables: an event is added, and then it stays as it is. An
-- owner who means to can take the trigger away, and verify finds what was changed; by a slip of the hand nobody can.

create function refuse_to_change_events() returns trigger language plpgsql as $$
begin
  raise exception 'events are never changed or removed (% on %)', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation', hint = 'what was wrong is put right by another event';
end
$$;

create trigger events_stay before update or delete or truncate on mt_events
  for each statement execute function refuse_to_change_events();
