-- Times are milliseconds since 1970 UTC. Digests are SHA-256 in hexadecimal.

CREATE TABLE photo (
  digest     TEXT PRIMARY KEY,
  prepared   TEXT NOT NULL,
  bytes      BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE person (
  identity_id TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  type        TEXT NOT NULL,
  permission_groups TEXT NOT NULL,
  extra       TEXT NOT NULL,
  valid_from  BIGINT,
  valid_to    BIGINT,
  photo       TEXT NOT NULL REFERENCES photo (digest),
  version     TEXT NOT NULL,
  updated_at  BIGINT NOT NULL
);

-- One person, at one version, in one directory. While claimed, "lease" holds the claim's token and
-- next_at the end of the lease.
CREATE TABLE placement (
  identity_id    TEXT NOT NULL REFERENCES person (identity_id),
  directory      TEXT NOT NULL,
  version        TEXT NOT NULL,
  placed_version TEXT,
  state          TEXT NOT NULL,
  reason         TEXT,
  detail         TEXT,
  attempts       INTEGER NOT NULL,
  next_at        BIGINT NOT NULL,
  lease          TEXT,
  leased_by      TEXT,
  updated_at     BIGINT NOT NULL,
  PRIMARY KEY (identity_id, directory)
);
CREATE INDEX placement_due ON placement (directory, next_at) WHERE state IN ('PENDING', 'FAILED');
CREATE INDEX placement_state ON placement (directory, state);

CREATE TABLE batch (
  id         TEXT PRIMARY KEY,
  source     TEXT NOT NULL,
  open       INTEGER NOT NULL,
  opened_at  BIGINT NOT NULL,
  last_at    BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  reported_at BIGINT NOT NULL
);

CREATE TABLE batch_row (
  id          ${id},
  batch       TEXT NOT NULL REFERENCES batch (id),
  file        TEXT NOT NULL,
  digest      TEXT NOT NULL,
  identity_id TEXT,
  version     TEXT,
  state       TEXT NOT NULL,
  reason      TEXT,
  detail      TEXT,
  handed      INTEGER NOT NULL,
  updated_at  BIGINT NOT NULL,
  UNIQUE (batch, file, digest)
);
CREATE INDEX batch_row_person ON batch_row (identity_id, batch);
CREATE INDEX batch_row_to_hand ON batch_row (id) WHERE state <> 'OPEN' AND handed = 0;
CREATE INDEX batch_row_batch ON batch_row (batch, state);

-- What is known to stand on a box already, so that it is asked for once and not for every photo.
CREATE TABLE box_setup (
  box        TEXT NOT NULL,
  part       TEXT NOT NULL,
  item       TEXT NOT NULL,
  value      TEXT NOT NULL,
  problem    TEXT,
  checked_at BIGINT NOT NULL,
  PRIMARY KEY (box, part, item)
);

-- Whether a lane is held back, and why.
CREATE TABLE lane (
  name         TEXT PRIMARY KEY,
  paused_until BIGINT NOT NULL,
  troubles     INTEGER NOT NULL,
  reason       TEXT,
  answered_at  BIGINT
);

CREATE TABLE match_event (
  seq          ${id},
  id           TEXT NOT NULL UNIQUE,
  box          TEXT NOT NULL,
  device_id    TEXT NOT NULL,
  device_name  TEXT NOT NULL,
  device_address TEXT NOT NULL,
  identity_id  TEXT,
  name         TEXT NOT NULL,
  type         TEXT NOT NULL,
  matched      INTEGER NOT NULL,
  score        DOUBLE PRECISION NOT NULL,
  similarity   DOUBLE PRECISION NOT NULL,
  occurred_at  BIGINT NOT NULL,
  received_at  BIGINT NOT NULL,
  generation   TEXT NOT NULL,
  face         TEXT,
  registered   TEXT,
  scene        TEXT,
  payload      TEXT NOT NULL
);
CREATE INDEX match_event_time ON match_event (occurred_at);

CREATE TABLE delivery (
  id          ${id},
  event_seq   BIGINT NOT NULL REFERENCES match_event (seq),
  subscriber  TEXT NOT NULL,
  order_key   TEXT NOT NULL,
  state       TEXT NOT NULL,
  attempts    INTEGER NOT NULL,
  next_at     BIGINT NOT NULL,
  lease       TEXT,
  leased_by   TEXT,
  status      INTEGER,
  detail      TEXT,
  settled_at  BIGINT,
  UNIQUE (event_seq, subscriber)
);
CREATE INDEX delivery_due ON delivery (subscriber, next_at, id) WHERE state = 'PENDING';
CREATE INDEX delivery_order ON delivery (subscriber, order_key, id) WHERE state = 'PENDING';

-- Pushes that were not taken as events: who sent them, why not, how often, and their bytes when kept.
CREATE TABLE refused_push (
  id         TEXT PRIMARY KEY,
  box        TEXT NOT NULL,
  reason     TEXT NOT NULL,
  detail     TEXT NOT NULL,
  bytes      BIGINT NOT NULL,
  body       TEXT,
  times      INTEGER NOT NULL,
  first_at   BIGINT NOT NULL,
  last_at    BIGINT NOT NULL
);
