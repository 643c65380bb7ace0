-- libraries of the cloud services that the box stands for; none of them is the box's own
create table baidu_group (
  seq  integer primary key autoincrement,
  app  text not null,
  id   text not null,
  ends integer,
  unique (app, id)
);

create table baidu_user (
  seq       integer primary key autoincrement,
  group_seq integer not null references baidu_group (seq) on delete cascade,
  id        text not null,
  info      text not null,
  unique (group_seq, id)
);

create table baidu_face (
  seq       integer primary key autoincrement,
  group_seq integer not null references baidu_group (seq) on delete cascade,
  user_seq  integer not null references baidu_user (seq) on delete cascade,
  token     text not null,
  ctime     integer not null,
  location  text not null,
  engine    text not null,
  template  blob not null,
  unique (group_seq, token)
);
create index baidu_face_by_user on baidu_face (user_seq);
create index baidu_face_by_token on baidu_face (token);

-- ids begin at 1001 and are never used twice
create table cloud_face (
  id       integer primary key autoincrement,
  remark   text not null,
  image_id text not null,
  engine   text not null,
  template blob not null
);
create index cloud_face_by_image on cloud_face (image_id);
insert into sqlite_sequence (name, seq) values ('cloud_face', 1000);
