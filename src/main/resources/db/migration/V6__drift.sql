-- How boxes differ from what is wanted of them: the last whole look, and why a later one failed.

CREATE TABLE box_check (
  box        TEXT PRIMARY KEY,
  checked_at BIGINT,
  trouble    TEXT NOT NULL
);
CREATE TABLE box_drift (
  box     TEXT NOT NULL,
  place   INTEGER NOT NULL,
  part    TEXT NOT NULL,
  item    TEXT NOT NULL,
  wanted  TEXT NOT NULL,
  found   TEXT NOT NULL,
  problem TEXT NOT NULL,
  fix     TEXT NOT NULL,
  since   BIGINT NOT NULL,
  PRIMARY KEY (box, place)
);
