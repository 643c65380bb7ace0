-- What was asked of a batch and is not carried through yet: HOLD, RELEASE or CANCEL; a crash goes on with it.
ALTER TABLE batch ADD COLUMN control TEXT;
CREATE INDEX batch_control ON batch (id) WHERE control IS NOT NULL;

-- One range for the rows of a batch in one state, in their order; counts read nothing but this.
DROP INDEX batch_row_batch;
CREATE INDEX batch_row_batch ON batch_row (batch, state, id, effect);

-- Somebody on the roster as they were before a batch changed them; until the change has reached every
-- directory, for a batch that is cancelled puts them back. person is empty when they were not on it.
CREATE TABLE person_before (
  identity_id TEXT NOT NULL,
  batch       TEXT NOT NULL,
  version     TEXT NOT NULL,
  photo       TEXT,
  person      TEXT,
  PRIMARY KEY (identity_id, batch)
);
CREATE INDEX person_before_photo ON person_before (photo) WHERE photo IS NOT NULL;
CREATE INDEX removal_batch ON removal (batch);

-- Who still needs a picture is asked before it is deleted.
CREATE INDEX photo_prepared ON photo (prepared);
CREATE INDEX discard_item ON discard (item);
CREATE INDEX discard_removal ON discard (removal);
