-- What was told of somebody lately and given to the lanes: found without walking through all plans that ever named them.
CREATE INDEX sync_item_told ON sync_item (identity_id, target, updated_at)
  WHERE change = 'UPDATE' AND state IN ('HANDED_ON', 'DONE');
