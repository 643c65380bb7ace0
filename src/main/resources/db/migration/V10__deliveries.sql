-- Deliveries whose heads are found without reading what waits behind them, replays beside the live ones, and every
-- try that failed.

-- replay: 0 for the live delivery of an event, else the number of the replay that it belongs to.
-- order_key: events of one key go one after the other; null waits for none.
-- place: of those that wait with one key, 0 is the one that may go, the others carry the number of their event.
-- followed: 1 when something may wait behind it.
-- millis: how long the last attempt took.
CREATE TABLE delivery_next (
  id          ${id},
  event_seq   BIGINT NOT NULL REFERENCES match_event (seq),
  subscriber  TEXT NOT NULL,
  replay      BIGINT NOT NULL DEFAULT 0,
  order_key   TEXT,
  place       BIGINT NOT NULL DEFAULT 0,
  followed    INTEGER NOT NULL DEFAULT 0,
  state       TEXT NOT NULL,
  attempts    INTEGER NOT NULL,
  next_at     BIGINT NOT NULL,
  lease       TEXT,
  leased_by   TEXT,
  status      INTEGER,
  detail      TEXT,
  millis      BIGINT,
  settled_at  BIGINT
);
INSERT INTO delivery_next (event_seq, subscriber, order_key, place, followed, state, attempts, next_at, lease,
    leased_by, status, detail, settled_at)
  SELECT d.event_seq, d.subscriber,
    CASE WHEN d.order_key LIKE 'person %' OR d.order_key LIKE 'device %' THEN d.order_key END,
    CASE WHEN d.state = 'PENDING' AND (d.order_key LIKE 'person %' OR d.order_key LIKE 'device %')
      AND EXISTS (SELECT 1 FROM delivery e WHERE e.subscriber = d.subscriber AND e.order_key = d.order_key
        AND e.state = 'PENDING' AND e.id < d.id) THEN d.event_seq ELSE 0 END,
    1, d.state, d.attempts, d.next_at, d.lease, d.leased_by, d.status, d.detail, d.settled_at
  FROM delivery d ORDER BY d.id;
DROP TABLE delivery;
ALTER TABLE delivery_next RENAME TO delivery;
CREATE UNIQUE INDEX delivery_event ON delivery (event_seq, subscriber, replay);
CREATE UNIQUE INDEX delivery_pending ON delivery (subscriber, order_key, place) WHERE state = 'PENDING';
CREATE INDEX delivery_due ON delivery (subscriber, next_at, id) WHERE state = 'PENDING' AND place = 0;
CREATE INDEX delivery_blocked ON delivery (subscriber, id) WHERE state = 'BLOCKED';

-- Tries that failed. The last one that did not is told by its delivery.
CREATE TABLE attempt (
  id       ${id},
  delivery BIGINT NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  at       BIGINT NOT NULL,
  status   INTEGER,
  millis   BIGINT NOT NULL,
  words    TEXT NOT NULL
);
CREATE INDEX attempt_delivery ON attempt (delivery, id);

-- A lane that somebody, or its receiver, has switched off; it collects and sends nothing.
ALTER TABLE lane ADD COLUMN off_at BIGINT;
ALTER TABLE lane ADD COLUMN off_reason TEXT;
