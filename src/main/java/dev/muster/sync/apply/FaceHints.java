package dev.muster.sync.apply;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Applicant.Caution;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.BatchRow.State;
import dev.muster.sync.SyncItem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks somebody whether two are one person, when the face of one whom a sync brings is another
 * one's. Runs inside the caller's transaction.
 */
final class FaceHints {

  /** As {@code FaceFinding} tells the people who have the face. */
  private static final Pattern SOMEBODY = Pattern.compile("(\\S+) \\((\\d\\.\\d\\d)\\)");

  private FaceHints() {}

  static void ask(JdbcClient db, ItemWork work, Fate fate, long now) {
    SyncItem item = work.item();
    Matcher somebody = SOMEBODY.matcher(told(db, fate));
    while (somebody.find()) {
      db.sql(
              """
              INSERT INTO sync_hint (sync, target, item_key, identity_id, why, detail, state, asked_at)
              VALUES (?, ?, ?, ?, 'FACE', ?, 'OPEN', ?)
              ON CONFLICT (sync, target, item_key, identity_id) DO NOTHING
              """)
          .params(item.sync(), item.target(), item.key(), somebody.group(1), somebody.group(2), now)
          .update();
    }
  }

  /** Whether the row stands back for faces only that somebody has said to be other people's. */
  static boolean areTwoPeople(JdbcClient db, SyncItem item, BatchRow row) {
    boolean stands = row.state() == State.HELD || row.state() == State.REFUSED;
    if (!stands || !Reason.SAME_FACE_TWO_IDS.name().equals(row.reason())) {
      return false;
    }
    List<String> others =
        SOMEBODY.matcher(String.valueOf(row.detail())).results().map(one -> one.group(1)).toList();
    List<String> different =
        db.sql(
                """
                SELECT identity_id FROM sync_hint
                WHERE sync = ? AND target = ? AND item_key = ? AND state = 'DIFFERENT'
                """)
            .params(item.sync(), item.target(), item.key())
            .query(String.class)
            .list();
    return !others.isEmpty() && different.containsAll(others);
  }

  /** What the row stood back for, as something that is known and holds nobody up. */
  static Caution caution(BatchRow row) {
    return new Caution(new Refusal(Reason.SAME_FACE_TWO_IDS, String.valueOf(row.detail())), false);
  }

  /** What the row of the batch says of the face; empty when it says nothing. */
  private static String told(JdbcClient db, Fate fate) {
    String same = Reason.SAME_FACE_TWO_IDS.name();
    return fate.batchRow() == null
        ? ""
        : db.sql(
                """
                SELECT CASE WHEN reason = ? THEN detail WHEN warning LIKE ? THEN warning END
                FROM batch_row WHERE id = ?
                """)
            .params(same, same + ":%", fate.batchRow())
            .query((row, n) -> String.valueOf(row.getString(1)))
            .single();
  }
}
