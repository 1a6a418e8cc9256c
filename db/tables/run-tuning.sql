-- Rows that change at every step stay on their page (heap-only updates); events are only ever added.
alter table runs set (fillfactor = 70);
alter table tasks set (fillfactor = 70);

create function refuse_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'run_events is append-only';
end $$;

create trigger run_events_append_only before update or truncate on run_events
  execute function refuse_event_change();

-- A run that has ended stays as it ended (I8).
create function refuse_leaving_end() returns trigger language plpgsql as $$
begin
  raise exception 'run % has ended as % and cannot become %', old.id, old.status, new.status;
end $$;

create trigger runs_end_is_final before update of status on runs
  for each row when (old.status in ('completed', 'failed', 'cancelled') and new.status is distinct from old.status)
  execute function refuse_leaving_end();
