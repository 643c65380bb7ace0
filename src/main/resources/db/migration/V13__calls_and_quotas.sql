-- What calls to directories cost, and which of them have none left.

-- operation: the interface of the directory; day: the day of its quota, such as 2026-11-22.
CREATE TABLE directory_call (
  directory TEXT NOT NULL,
  operation TEXT NOT NULL,
  day       TEXT NOT NULL,
  calls     BIGINT NOT NULL,
  PRIMARY KEY (directory, day, operation)
);

-- until_at: in milliseconds; nothing is asked of the interface before.
CREATE TABLE quota_stop (
  directory TEXT NOT NULL,
  operation TEXT NOT NULL,
  until_at  BIGINT NOT NULL,
  why       TEXT NOT NULL,
  PRIMARY KEY (directory, operation)
);
