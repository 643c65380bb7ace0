package dev.muster.console;

import dev.muster.sync.Change;
import dev.muster.sync.Field;
import dev.muster.sync.ItemState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An item of a plan as it is stored. */
record SyncItemRow(
    long id,
    long run,
    String sync,
    String target,
    Change change,
    String key,
    @Nullable String identityId,
    String name,
    List<Field> fields,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String found,
    @Nullable String foundPhoto,
    @Nullable String wanted,
    @Nullable String wantedPhoto,
    ItemState state,
    @Nullable Long batchRow,
    @Nullable String lane,
    int attempts,
    @Nullable Instant nextAt,
    Instant updatedAt) {

  static final String COLUMNS =
      "SELECT id, run, sync, target, change, item_key, identity_id, name, fields, reason, detail,"
          + " found, found_photo, wanted, wanted_photo, state, batch_row, lane, attempts, next_at,"
          + " updated_at FROM sync_item ";

  static SyncItemRow of(ResultSet row, int n) throws SQLException {
    long next = row.getLong("next_at");
    return new SyncItemRow(
        row.getLong("id"),
        row.getLong("run"),
        row.getString("sync"),
        row.getString("target"),
        Change.valueOf(row.getString("change")),
        row.getString("item_key"),
        Rows.maybeText(row, "identity_id"),
        row.getString("name"),
        fields(row.getString("fields")),
        Rows.maybeText(row, "reason"),
        Rows.maybeText(row, "detail"),
        Rows.maybeText(row, "found"),
        Rows.maybeText(row, "found_photo"),
        Rows.maybeText(row, "wanted"),
        Rows.maybeText(row, "wanted_photo"),
        ItemState.valueOf(row.getString("state")),
        Rows.maybeLong(row, "batch_row"),
        Rows.maybeText(row, "lane"),
        row.getInt("attempts"),
        next == 0 ? null : Instant.ofEpochMilli(next),
        Rows.time(row, "updated_at"));
  }

  /** In the order of the enumeration, however they are separated; unknown ones are left out. */
  private static List<Field> fields(String kept) {
    List<String> named = Arrays.asList(kept.toUpperCase(Locale.ROOT).split("[^A-Z]+"));
    return Stream.of(Field.values()).filter(field -> named.contains(field.name())).toList();
  }

  /** Somebody whom others enrolled, and who does not come onto the roster by this. */
  boolean isOutsider() {
    return identityId == null && change != Change.ADOPT;
  }
}
