-- What came from a box, byte for byte, and the ways by which each event came.

-- A body without the pictures that stand in it as base64: those are files already. "cuts" tells where each is missing,
-- as offset:digest, comma-separated; put back there, the body is what the box sent.
CREATE TABLE raw_body (
  seq         ${id},
  box         TEXT NOT NULL,
  via         TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  body        ${bytes} NOT NULL,
  cuts        TEXT NOT NULL
);

-- When each way says it happened and, of a stranger, the key it has there; null when it did not come that way.
ALTER TABLE match_event ADD COLUMN seen_push TEXT;
ALTER TABLE match_event ADD COLUMN seen_live TEXT;
ALTER TABLE match_event ADD COLUMN seen_pull TEXT;
-- The body it came in, and its place when the body is a list; -1 when the body is the event itself.
ALTER TABLE match_event ADD COLUMN raw_seq BIGINT;
ALTER TABLE match_event ADD COLUMN raw_place INTEGER;
-- The folder of its pictures, named by the day they came; null when they lie with the photos of the roster, as before.
ALTER TABLE match_event ADD COLUMN shelf TEXT;

-- How far each kind has been forgotten: everything up to this number.
CREATE TABLE forgotten (
  kind  TEXT PRIMARY KEY,
  until BIGINT NOT NULL
);
