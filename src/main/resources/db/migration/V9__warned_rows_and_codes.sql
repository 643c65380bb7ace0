-- The rows that went on although somebody should look, which are few: counted and paged through by this alone.
CREATE INDEX batch_row_warned ON batch_row (batch, state, id) WHERE warning IS NOT NULL;

-- Why a batch is held back is a code: HAND, READING or REMOVAL.
UPDATE batch SET pause_reason = CASE pause_reason WHEN 'paused by hand' THEN 'HAND'
  WHEN 'the removal list is being read' THEN 'READING' ELSE 'REMOVAL' END
WHERE pause_reason IS NOT NULL;
