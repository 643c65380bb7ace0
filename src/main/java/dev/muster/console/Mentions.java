package dev.muster.console;

import dev.muster.store.Store;
import java.util.List;
import java.util.Locale;

/** Rows of batches that name a person number, whether anybody came of them or not. */
final class Mentions {

  private static final int SHOWN = 10;

  /** A row and its batch. */
  record Mention(String batch, BatchRowView row) {}

  private final Store store;

  Mentions(Store store) {
    this.store = store;
  }

  /** Newest first. */
  List<Mention> of(String identityId, Locale locale) {
    return store.read(
        db ->
            db.sql(BatchRowView.COLUMNS + "WHERE identity_id = ? ORDER BY id DESC LIMIT ?")
                .params(identityId, SHOWN)
                .query(
                    (row, n) -> new Mention(row.getString("batch"), BatchRowView.of(row, locale)))
                .list());
  }
}
