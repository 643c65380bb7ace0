-- Events that are delivered once more because somebody asked for it.

-- The choice: what is null is not asked for; times in milliseconds, until is not included any more.
-- through: the last event that was there when it was asked for; at: how far it has come; rate: events a second, 0 as fast as they are taken.
CREATE TABLE replay (
  id          ${id},
  subscriber  TEXT NOT NULL,
  asked_at    BIGINT NOT NULL,
  since_ms    BIGINT,
  until_ms    BIGINT,
  box         TEXT,
  identity_id TEXT,
  type        TEXT,
  rate        INTEGER NOT NULL,
  at          BIGINT NOT NULL,
  through     BIGINT NOT NULL,
  total       BIGINT NOT NULL,
  added       BIGINT NOT NULL DEFAULT 0,
  state       TEXT NOT NULL,
  ended_at    BIGINT
);
CREATE INDEX delivery_replay ON delivery (replay, state) WHERE replay > 0;
