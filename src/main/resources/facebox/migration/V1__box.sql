create table permission (
  seq         integer primary key autoincrement,
  id          text not null unique,
  name        text not null unique,
  description text not null,
  info        text not null
);

create table face_group (
  seq         integer primary key autoincrement,
  id          text not null unique,
  name        text not null unique,
  description text not null,
  info        text not null
);

insert into face_group (id, name, description, info) values ('default_group', 'default_group', '', '{}');

create table person (
  seq         integer primary key autoincrement,
  identity_id text not null unique,
  name        text not null,
  type        integer not null,
  info        text not null
);

create table person_group (
  group_id   text not null references face_group (id) on delete cascade,
  person_seq integer not null references person (seq) on delete cascade,
  primary key (group_id, person_seq)
) without rowid;
create index person_group_by_person on person_group (person_seq);

-- no reference to permission: "0" and ids whose group was deleted are legal
create table person_permission (
  person_seq    integer not null references person (seq) on delete cascade,
  position      integer not null,
  permission_id text not null,
  primary key (person_seq, position)
) without rowid;
create index person_permission_by_permission on person_permission (permission_id);

create table face (
  seq        integer primary key autoincrement,
  id         text not null unique,
  person_seq integer not null references person (seq) on delete cascade,
  image_id   text,
  engine     text,
  template   blob
);
create index face_by_person on face (person_seq);

create table device (
  seq           integer primary key autoincrement,
  id            text not null unique,
  address       text not null unique,
  name          text not null,
  type          text not null,
  ip            text not null,
  group_id      text not null,
  permission_id text not null,
  sent          text not null
);
create index device_by_ip on device (ip);

create table event (
  seq         integer primary key autoincrement,
  micros      integer not null unique,
  at          integer not null,
  device_id   text not null,
  identity_id text not null,
  name        text not null,
  person_type integer not null,
  score       real not null,
  body        text not null
);
create index event_by_person on event (device_id, identity_id, at);
create index event_by_time on event (at);

create table push_target (
  url    text primary key,
  cursor integer not null
) without rowid;

create table setting (
  name  text primary key,
  value text not null
) without rowid;
