-- The pictures that directories receive: one for each profile of limits ("bytes x side").
CREATE TABLE prepared_photo (
  photo    TEXT NOT NULL REFERENCES photo (digest) ON DELETE CASCADE,
  profile  TEXT NOT NULL,
  prepared TEXT NOT NULL,
  PRIMARY KEY (photo, profile)
);
CREATE INDEX prepared_photo_picture ON prepared_photo (prepared);
INSERT INTO prepared_photo (photo, profile, prepared) SELECT digest, '1500000x1920', prepared FROM photo;

-- The face in an accepted photo, as one engine describes it, in 8 bits a number; empty when the
-- engine found none. Templates of two engines are never compared.
CREATE TABLE face_template (
  id       ${id},
  photo    TEXT NOT NULL REFERENCES photo (digest) ON DELETE CASCADE,
  engine   TEXT NOT NULL,
  template TEXT NOT NULL,
  UNIQUE (photo, engine)
);

-- Two photos that show one face, as found when the later one came.
CREATE TABLE face_match (
  photo      TEXT NOT NULL,
  other      TEXT NOT NULL,
  engine     TEXT NOT NULL,
  similarity DOUBLE PRECISION NOT NULL,
  found_at   BIGINT NOT NULL,
  PRIMARY KEY (photo, other, engine)
);
CREATE INDEX face_match_other ON face_match (other);
CREATE INDEX person_photo ON person (photo);
CREATE INDEX batch_row_digest ON batch_row (digest);
