-- Reconciliation: runs of syncs, what they plan and what became of it.

-- state: ASKED, PLANNED, TRIPPED, APPROVED, DONE, FAILED, STALE, DISMISSED, SUPERSEDED.
-- rules: a digest of what the sync was configured to do. lease: who has the run in hand, until next_at.
CREATE TABLE sync_run (
  id          ${id},
  sync        TEXT NOT NULL,
  cause       TEXT NOT NULL,
  undoes      BIGINT,
  state       TEXT NOT NULL,
  rules       TEXT NOT NULL,
  listed      BIGINT NOT NULL DEFAULT 0,
  twice       BIGINT NOT NULL DEFAULT 0,
  unusable    BIGINT NOT NULL DEFAULT 0,
  calls       BIGINT NOT NULL DEFAULT 0,
  trouble     TEXT NOT NULL DEFAULT '',
  batch       TEXT,
  asked_at    BIGINT NOT NULL,
  begun_at    BIGINT,
  planned_at  BIGINT,
  approved_at BIGINT,
  approved_by TEXT,
  finished_at BIGINT,
  attempts    INTEGER NOT NULL DEFAULT 0,
  next_at     BIGINT NOT NULL,
  lease       TEXT,
  leased_by   TEXT
);
CREATE UNIQUE INDEX sync_run_one ON sync_run (sync) WHERE state IN ('ASKED', 'APPROVED');
CREATE INDEX sync_run_sync ON sync_run (sync, id);

-- One target of a run. trips: why a guard stopped it, one a line: the code, a blank, the particulars.
CREATE TABLE sync_part (
  run       BIGINT NOT NULL REFERENCES sync_run (id),
  target    TEXT NOT NULL,
  state     TEXT NOT NULL,
  listed    BIGINT NOT NULL DEFAULT 0,
  wanted    BIGINT NOT NULL DEFAULT 0,
  adds      BIGINT NOT NULL DEFAULT 0,
  updates   BIGINT NOT NULL DEFAULT 0,
  removes   BIGINT NOT NULL DEFAULT 0,
  waits     BIGINT NOT NULL DEFAULT 0,
  adopts    BIGINT NOT NULL DEFAULT 0,
  reports   BIGINT NOT NULL DEFAULT 0,
  conflicts BIGINT NOT NULL DEFAULT 0,
  setups    BIGINT NOT NULL DEFAULT 0,
  links     BIGINT NOT NULL DEFAULT 0,
  unchanged BIGINT NOT NULL DEFAULT 0,
  under_way BIGINT NOT NULL DEFAULT 0,
  calls     BIGINT NOT NULL DEFAULT 0,
  millis    BIGINT NOT NULL DEFAULT 0,
  trips     TEXT NOT NULL DEFAULT '',
  trouble   TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (run, target)
);

-- One change of a plan. item_key: as the source or the directory names the person. found and wanted: the
-- person before and after, as JSON; found_photo and wanted_photo their pictures, which are kept for it.
-- lane: whose lane carries it out when it needs the source's or a directory's answer.
CREATE TABLE sync_item (
  id           ${id},
  run          BIGINT NOT NULL REFERENCES sync_run (id),
  sync         TEXT NOT NULL,
  target       TEXT NOT NULL,
  change       TEXT NOT NULL,
  item_key     TEXT NOT NULL,
  identity_id  TEXT,
  name         TEXT NOT NULL DEFAULT '',
  fields       TEXT NOT NULL DEFAULT '',
  reason       TEXT,
  detail       TEXT,
  found        TEXT,
  found_photo  TEXT,
  wanted       TEXT,
  wanted_photo TEXT,
  state        TEXT NOT NULL,
  batch_row    BIGINT,
  lane         TEXT,
  attempts     INTEGER NOT NULL DEFAULT 0,
  next_at      BIGINT NOT NULL DEFAULT 0,
  lease        TEXT,
  leased_by    TEXT,
  updated_at   BIGINT NOT NULL
);
CREATE INDEX sync_item_run ON sync_item (run, target, change, id);
CREATE INDEX sync_item_state ON sync_item (run, state, id);
CREATE INDEX sync_item_due ON sync_item (lane, next_at) WHERE state = 'READY';
CREATE INDEX sync_item_person ON sync_item (identity_id, id);
CREATE INDEX sync_item_photo ON sync_item (found_photo) WHERE found_photo IS NOT NULL;

-- Whom a source has brought: only these does it ever take away. photo: the source's own name for the
-- picture that was taken from it last. missing_since: since when it does not list them any more.
CREATE TABLE sync_link (
  sync          TEXT NOT NULL,
  item_key      TEXT NOT NULL,
  identity_id   TEXT NOT NULL,
  photo         TEXT NOT NULL DEFAULT '',
  by_hand       INTEGER NOT NULL DEFAULT 0,
  linked_at     BIGINT NOT NULL,
  missing_since BIGINT,
  suspended     TEXT,
  PRIMARY KEY (sync, item_key)
);
CREATE INDEX sync_link_person ON sync_link (identity_id, sync);

-- Since when somebody on a directory is to leave it, for a sync that waits a while.
CREATE TABLE sync_missing (
  sync     TEXT NOT NULL,
  target   TEXT NOT NULL,
  item_key TEXT NOT NULL,
  since    BIGINT NOT NULL,
  PRIMARY KEY (sync, target, item_key)
);

-- Two entries that may be one person: a question for somebody. why: NAME, NUMBER or FACE.
CREATE TABLE sync_hint (
  id          ${id},
  sync        TEXT NOT NULL,
  target      TEXT NOT NULL,
  item_key    TEXT NOT NULL,
  identity_id TEXT NOT NULL,
  why         TEXT NOT NULL,
  detail      TEXT NOT NULL DEFAULT '',
  state       TEXT NOT NULL,
  asked_at    BIGINT NOT NULL,
  answered_at BIGINT,
  UNIQUE (sync, target, item_key, identity_id)
);
CREATE INDEX sync_hint_open ON sync_hint (id) WHERE state = 'OPEN';

-- Who of the roster is to stand on a directory whose people a sync chooses by a list.
CREATE TABLE sync_member (
  directory   TEXT NOT NULL,
  identity_id TEXT NOT NULL,
  PRIMARY KEY (directory, identity_id)
);

-- The rules of a sync that somebody has approved for a target; a removing run with others waits.
CREATE TABLE sync_approval (
  sync        TEXT NOT NULL,
  target      TEXT NOT NULL,
  rules       TEXT NOT NULL,
  approved_at BIGINT NOT NULL,
  PRIMARY KEY (sync, target)
);
