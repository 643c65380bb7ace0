-- Events that kiosks brought: under which key of their own, so that a request that comes again is the same event, and of whom,
-- so that somebody who stays before the kiosk is one event. person is empty for a stranger. Kept for a day.
CREATE TABLE kiosk_event (
  kiosk    TEXT NOT NULL,
  request  TEXT NOT NULL,
  person   TEXT NOT NULL,
  at       BIGINT NOT NULL,
  event_id TEXT NOT NULL,
  PRIMARY KEY (kiosk, request)
);
CREATE INDEX kiosk_event_person ON kiosk_event (kiosk, person, at);
CREATE INDEX kiosk_event_time ON kiosk_event (at);

ALTER TABLE match_event ADD COLUMN seen_kiosk TEXT;
