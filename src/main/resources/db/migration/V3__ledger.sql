-- Batches with their controls, rows that wait for a decision or for their other half, leaving people.

ALTER TABLE person ADD COLUMN leaving_at BIGINT;
ALTER TABLE person ADD COLUMN leaving_batch TEXT;
CREATE INDEX person_validity ON person (valid_to) WHERE valid_to IS NOT NULL;

-- A claim counts before anything is sent: a placement with no claim has never met its directory.
ALTER TABLE placement ADD COLUMN batch TEXT;
ALTER TABLE placement ADD COLUMN claims INTEGER NOT NULL DEFAULT 1;
DROP INDEX placement_due;
CREATE INDEX placement_due ON placement (directory, next_at) WHERE state IN ('PENDING', 'FAILED', 'REMOVING');
CREATE INDEX placement_batch ON placement (batch, state);

-- mode: ENROL or CHECK. parcel: null for loose files of a drop, RECEIVING or READY for a closed set.
ALTER TABLE batch ADD COLUMN mode TEXT NOT NULL DEFAULT 'ENROL';
ALTER TABLE batch ADD COLUMN parcel TEXT;
ALTER TABLE batch ADD COLUMN origin TEXT;
ALTER TABLE batch ADD COLUMN expected BIGINT;
ALTER TABLE batch ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN pause_reason TEXT;
ALTER TABLE batch ADD COLUMN cancelled_at BIGINT;
ALTER TABLE batch ADD COLUMN lease_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN leased_by TEXT;
CREATE INDEX batch_open ON batch (source, opened_at) WHERE open = 1;

-- entry: what is known of the person while the row waits or is held, as JSON.
ALTER TABLE batch_row ADD COLUMN line INTEGER;
ALTER TABLE batch_row ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE batch_row ADD COLUMN effect TEXT;
ALTER TABLE batch_row ADD COLUMN warning TEXT;
ALTER TABLE batch_row ADD COLUMN handed_to TEXT;
ALTER TABLE batch_row ADD COLUMN entry TEXT;
ALTER TABLE batch_row ADD COLUMN manifest TEXT;
ALTER TABLE batch_row ADD COLUMN folder_group TEXT;
-- The name of the photo as it is compared with what manifests say: no folder, no ending, no case.
ALTER TABLE batch_row ADD COLUMN photo_key TEXT;
CREATE INDEX batch_row_photo ON batch_row (batch, photo_key);
CREATE INDEX batch_row_waiting ON batch_row (batch, id) WHERE state IN ('WAITING', 'HELD');
CREATE INDEX batch_row_updated ON batch_row (batch, updated_at);

-- A manifest of a batch; refused when it cannot be read as a whole.
-- lines: how many were taken so far, so that a crash goes on where it was.
CREATE TABLE manifest (
  id         ${id},
  batch      TEXT NOT NULL REFERENCES batch (id),
  file       TEXT NOT NULL,
  digest     TEXT NOT NULL,
  lines      INTEGER NOT NULL,
  complete   INTEGER NOT NULL,
  reason     TEXT,
  detail     TEXT,
  handed     INTEGER NOT NULL,
  UNIQUE (batch, file, digest)
);

-- A line that waits for its photo. photo_key is the file name as it is compared, empty when none is given.
CREATE TABLE manifest_line (
  batch       TEXT NOT NULL REFERENCES batch (id),
  manifest    TEXT NOT NULL,
  line        INTEGER NOT NULL,
  folder_group TEXT NOT NULL,
  identity_id TEXT NOT NULL,
  photo_key   TEXT NOT NULL,
  entry       TEXT NOT NULL,
  reason      TEXT,
  detail      TEXT,
  PRIMARY KEY (batch, manifest, line)
);
CREATE INDEX manifest_line_photo ON manifest_line (batch, photo_key, manifest, line);
CREATE INDEX manifest_line_person ON manifest_line (batch, identity_id, photo_key, manifest, line);

-- One line per answered or failed attempt, and per change of a person.
CREATE TABLE history (
  id          ${id},
  identity_id TEXT NOT NULL,
  at          BIGINT NOT NULL,
  directory   TEXT,
  what        TEXT NOT NULL,
  version     TEXT,
  reason      TEXT,
  detail      TEXT,
  batch       TEXT
);
CREATE INDEX history_person ON history (identity_id, id);
CREATE INDEX history_at ON history (at);

-- The proof that somebody left: no name and no picture, only the number, the places and the times.
CREATE TABLE removal (
  id           ${id},
  identity_id  TEXT NOT NULL,
  batch        TEXT,
  requested_at BIGINT NOT NULL,
  finished_at  BIGINT,
  photos       INTEGER NOT NULL DEFAULT 0,
  files        INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX removal_person ON removal (identity_id, id);
CREATE TABLE removal_place (
  removal    BIGINT NOT NULL REFERENCES removal (id),
  directory  TEXT NOT NULL,
  removed_at BIGINT NOT NULL,
  proof      TEXT NOT NULL,
  PRIMARY KEY (removal, directory)
);

-- Files that are to be deleted: kind PICTURE (a digest of the photo store) or FILE (a path below a drop).
CREATE TABLE discard (
  kind TEXT NOT NULL,
  item TEXT NOT NULL,
  removal BIGINT,
  PRIMARY KEY (kind, item)
);
