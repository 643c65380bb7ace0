package dev.muster.event;

import dev.muster.event.Payload.Kept;
import dev.muster.roster.Digest;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes events in.
 *
 * <p>Guarantee: when a receipt says 200, the pictures are on the disk and the events with one
 * delivery per interested subscriber are committed and synced; a repeated push adds nothing. On a
 * crash before that, the box has no 200 and pushes again.
 */
public final class Journal {

  private static final int KEPT_UNREAD = 1000;

  private final Store store;
  private final PhotoStore pictures;
  private final Subscribers subscribers;
  private final Deliveries deliveries;
  private final Payload payload;
  private final Clock clock;

  Journal(Store store, PhotoStore pictures, Deliveries deliveries, Payload payload, Clock clock) {
    this.store = store;
    this.pictures = pictures;
    this.subscribers = deliveries.subscribers();
    this.deliveries = deliveries;
    this.payload = payload;
    this.clock = clock;
  }

  /** Stores what was read of the push, or notes why nothing was. */
  public Receipt store(Push push) {
    Push.Trouble trouble = push.trouble();
    if (trouble != null) {
      return note(push, trouble);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Entry> entries = push.sightings().stream().map(one -> entry(one, now)).toList();
    int fresh = store.write(db -> insert(db, entries, now));
    subscribers.all().forEach(one -> deliveries.bell().ring(one.name()));
    return Receipt.stored(fresh, entries.size() - fresh);
  }

  private record Entry(MatchEvent event, Kept kept, String payload) {}

  private Entry entry(Sighting sighting, Instant now) {
    Kept kept =
        new Kept(keep(sighting.face()), keep(sighting.registered()), keep(sighting.scene()));
    return new Entry(sighting.event(), kept, payload.of(sighting.event(), kept, now));
  }

  private @Nullable String keep(byte[] picture) {
    return picture.length == 0 ? null : pictures.put(picture);
  }

  private int insert(JdbcClient db, List<Entry> entries, Instant now) {
    int fresh = 0;
    for (Entry entry : entries) {
      Optional<Long> seq = insert(db, entry, now);
      if (seq.isPresent()) {
        fresh++;
        for (Subscriber one : subscribers.interestedIn(entry.event())) {
          Deliveries.add(db, seq.get(), one, entry.event(), now.toEpochMilli());
        }
      }
    }
    return fresh;
  }

  private static Optional<Long> insert(JdbcClient db, Entry entry, Instant now) {
    MatchEvent event = entry.event();
    List<@Nullable Object> row = new ArrayList<>();
    row.addAll(Arrays.asList(event.id(), event.box()));
    row.addAll(List.of(event.device().id(), event.device().name(), event.device().address()));
    row.addAll(Arrays.asList(event.identityId(), event.name(), event.type().name()));
    row.addAll(List.of(event.matched() ? 1 : 0, event.score(), event.similarity()));
    row.addAll(List.of(event.occurredAt().toEpochMilli(), now.toEpochMilli(), event.generation()));
    row.addAll(Arrays.asList(entry.kept().face(), entry.kept().registered(), entry.kept().scene()));
    row.add(entry.payload());
    return db.sql(
            """
            INSERT INTO match_event (id, box, device_id, device_name, device_address, identity_id, name,
              type, matched, score, similarity, occurred_at, received_at, generation, face, registered,
              scene, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING RETURNING seq
            """)
        .params(row)
        .query(Long.class)
        .optional();
  }

  /**
   * A push that cannot be read is kept, so that acknowledging it loses nothing and the box can go
   * on to its next event; when too many are kept already, it is refused and the box keeps it.
   */
  private Receipt note(Push push, Push.Trouble trouble) {
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
