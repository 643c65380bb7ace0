-- The rows that went on although somebody should look, which are few: counted and paged through by this alone.
CREATE INDEX batch_row_warned ON batch_row (batch, state, id) WHERE warning IS NOT NULL;
