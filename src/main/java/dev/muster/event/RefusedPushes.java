package dev.muster.event;

import dev.muster.roster.Digest;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came and was not taken as events: kept, counted and shown, within bounds. */
final class RefusedPushes {

  private static final int KEPT_UNREAD = 1000;

  private final Store store;
  private final PhotoStore pictures;
  private final Clock clock;

  RefusedPushes(Store store, PhotoStore pictures, Clock clock) {
    this.store = store;
    this.pictures = pictures;
    this.clock = clock;
  }

  /**
   * A push that cannot be read is kept, so that acknowledging it loses nothing and the box can go
   * on to its next event; when too many are kept already, it is refused and the box keeps it.
   */
  Receipt note(Push push, Push.Trouble trouble) {
    boolean keep = trouble.kind() == Push.Kind.UNREADABLE;
    String body = keep ? Digest.of(push.body()) : null;
    String id =
        Digest.ofText(push.box() + "\n" + trouble.kind() + "\n" + (body == null ? "" : body));
    if (!store.read(db -> hasRoom(db, id, trouble.kind()))) {
      return Receipt.trouble(keep ? new Push.Trouble(Push.Kind.INCOMPLETE, "") : trouble);
    }
    if (body != null) {
      pictures.put(body, push.body());
    }
    long now = clock.millis();
    store.write(db -> note(db, id, push, trouble, body, now));
    return Receipt.trouble(trouble);
  }

  /** Each kind of trouble has its own room, so that strangers cannot use up that of the boxes. */
  private static boolean hasRoom(JdbcClient db, String id, Push.Kind kind) {
    return db.sql("SELECT count(*) FROM refused_push WHERE id = ?")
                .param(id)
                .query(Long.class)
                .single()
            > 0
        || db.sql("SELECT count(*) FROM refused_push WHERE reason = ?")
                .param(kind.name())
                .query(Long.class)
                .single()
            < KEPT_UNREAD;
  }

  private static int note(
      JdbcClient db, String id, Push push, Push.Trouble trouble, @Nullable String body, long now) {
    return db.sql(
            """
            INSERT INTO refused_push (id, box, reason, detail, bytes, body, times, first_at, last_at)
            VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)
            ON CONFLICT (id) DO UPDATE SET times = refused_push.times + 1, last_at = excluded.last_at,
              detail = excluded.detail, bytes = excluded.bytes
            """)
        .params(
            Arrays.asList(
                id,
                shortened(push.box()),
                trouble.kind().name(),
                shortened(trouble.words()),
                push.size(),
                body,
                now,
                now))
        .update();
  }

  private static String shortened(String words) {
    String text = words.replace("\u0000", "");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= 500 ? text : text.substring(0, Math.min(text.length(), 160)) + "…";
  }
}
