-- How far the history of each box has been read. All times that end in _ms are by the clock of the box.
-- until_ms: everything that the box listed up to here is stored; null before the first event was read.
-- seen_at: when the latest of them was read first. pulled_at: when the history was last read to its end.
-- from_ms, to_ms: the window that is read next; null from_ms: from until_ms less the overlap; null to_ms: open.
-- next_at: when it is read, or while somebody reads it the end of the lease; again_at: asked for besides.
CREATE TABLE watermark (
  box        TEXT PRIMARY KEY,
  until_ms   BIGINT,
  seen_at    BIGINT,
  from_ms    BIGINT,
  to_ms      BIGINT,
  times      TEXT NOT NULL,
  state      TEXT NOT NULL,
  trouble    TEXT NOT NULL,
  attempts   INTEGER NOT NULL,
  pulled_at  BIGINT,
  next_at    BIGINT NOT NULL,
  again_at   BIGINT,
  lease      TEXT,
  leased_by  TEXT
);
