-- what a face in an event looked like, for the search of the history by picture
create table event_face (
  event_seq integer primary key references event (seq) on delete cascade,
  engine    text not null,
  template  blob not null
);

-- the picture files that go when their event goes
create table event_picture (
  id        text primary key,
  event_seq integer not null references event (seq) on delete cascade
) without rowid;
create index event_picture_by_event on event_picture (event_seq);

insert or ignore into event_picture (id, event_seq)
  select json_extract(body, '$.spot'), seq from event where json_extract(body, '$.spot') <> ''
  union all
  select json_extract(body, '$.crop'), seq from event where json_extract(body, '$.crop') <> '';

create index face_by_image on face (image_id) where image_id is not null;

-- what relays were told; there is no relay
create table relay_pulse (
  seq        integer primary key autoincrement,
  at         integer not null,
  address    text not null,
  port       integer not null,
  mode       text not null,
  seconds    integer not null,
  logic_port integer not null
);
