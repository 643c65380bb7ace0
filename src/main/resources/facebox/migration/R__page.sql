-- for the lists of the box's own page, newest first
create index if not exists event_by_device_and_number on event (device_id, seq);
create index if not exists event_by_identity_and_number on event (identity_id, seq);
