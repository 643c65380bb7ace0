package dev.muster.facebox.match;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events in the database, in the order of their recording. */
public final class Events {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final Database database;
  private final Clock clock;
  private final Supplier<Duration> duplicateWindow;
  private final List<Consumer<BoxEvent>> followers = new CopyOnWriteArrayList<>();
  private long lastMicros;

  /**
   * @param duplicateWindow within which the same person at the same device makes one event
   */
  public Events(Database database, Clock clock, Supplier<Duration> duplicateWindow) {
    this.database = database;
    this.clock = clock;
    this.duplicateWindow = duplicateWindow;
    this.lastMicros =
        database.read(
            db -> db.sql("select coalesce(max(micros), 0) from event").query(Long.class).single());
  }

  /** Whether this person was recorded at this device just before; never for strangers. */
  boolean isDuplicate(String deviceId, String identityId, long at) {
    return database.read(db -> isDuplicate(db, deviceId, identityId, at));
  }

  /**
   * Records the event unless it is a duplicate; on return it is on disk.
   *
   * @param event {@code seq} and {@code micros} are given here
   * @param face what the face looked like, absent when the search by picture shall not find it
   */
  Optional<BoxEvent> record(BoxEvent event, EventFaces.@Nullable Template face) {
    return database.write(
        db ->
            isDuplicate(db, event.deviceId(), event.identityId(), event.at())
                ? Optional.empty()
                : Optional.of(insert(db, event, face)),
        recorded -> recorded.ifPresent(this::tell));
  }

  /**
   * Whoever must know of every event as soon as it is on disk, in the order of recording. A
   * follower must return at once: nothing else is written meanwhile.
   */
  public void follow(Consumer<BoxEvent> follower) {
    followers.add(follower);
  }

  private void tell(BoxEvent event) {
    for (Consumer<BoxEvent> follower : followers) {
      try {
        follower.accept(event);
      } catch (RuntimeException e) {
        // the event is on disk: whoever asked for it must not take it for lost
        LOG.error("Telling of event {}", event.id(), e);
      }
    }
  }

  /** The event with the id that the v1 API prints. */
  Optional<BoxEvent> find(String id) {
    return BoxEvent.micros(id)
        .flatMap(
            micros ->
                database.read(
                    db ->
                        db.sql("select * from event where micros = ?")
                            .param(micros)
                            .query(Events::row)
                            .optional()));
  }

  /** 512 numbers that describe the face of the event, none when it kept no template. */
  public float[] template(BoxEvent event) {
    return database.read(db -> EventFaces.find(db, event.seq())).orElse(new float[0]);
  }

  /** The events of these numbers, in this order; those that are gone are left out. */
  List<BoxEvent> numbered(List<Long> seqs) {
    return database.read(
        db ->
            seqs.stream()
                .flatMap(
                    seq ->
                        db
                            .sql("select * from event where seq = ?")
                            .param(seq)
                            .query(Events::row)
                            .list()
                            .stream())
                .toList());
  }

  /** Records them whether they are duplicates or not; on return all are on disk, or none. */
  public void recordAll(List<BoxEvent> events) {
    database.write(
        db -> events.stream().map(event -> insert(db, event, null)).toList(),
        recorded -> recorded.forEach(this::tell));
  }

  /** The oldest events after this one. */
  public List<BoxEvent> after(long seq, int most) {
    return database.read(
        db ->
            db.sql("select * from event where seq > ? order by seq limit ?")
                .params(seq, most)
                .query(Events::row)
                .list());
  }

  public int count() {
    return database.read(db -> db.sql("select count(*) from event").query(Integer.class).single());
  }

  public int countAfter(long seq) {
    return database.read(
        db ->
            db.sql("select count(*) from event where seq > ?")
                .param(seq)
                .query(Integer.class)
                .single());
  }

  /** Oldest first, so that a reader who pages while events arrive misses none. */
  public List<BoxEvent> matching(EventFilter filter, Page page) {
    return database.read(
        db ->
            db.sql(
                    "select * from event where "
                        + filter.sql()
                        + " order by seq limit :rows offset :offset")
                .params(filter.parameters())
                .param("rows", page.rows())
                .param("offset", page.offset())
                .query(Events::row)
                .list());
  }

  public int countMatching(EventFilter filter) {
    return database.read(
        db ->
            db.sql("select count(*) from event where " + filter.sql())
                .params(filter.parameters())
                .query(Integer.class)
                .single());
  }

  private boolean isDuplicate(JdbcClient db, String deviceId, String identityId, long at) {
    return !identityId.isEmpty()
        && !deviceId.isEmpty()
        && db.sql(
                "select 1 from event where device_id = ? and identity_id = ? and at > ? and at <="
                    + " ? limit 1")
            .params(deviceId, identityId, at - duplicateWindow.get().toMillis(), at)
            .query(Integer.class)
            .optional()
            .isPresent();
  }

  /** Only the writer thread gets here, so {@code lastMicros} needs no lock. */
  private BoxEvent insert(JdbcClient db, BoxEvent event, EventFaces.@Nullable Template face) {
    lastMicros = Math.max(clock.millis() * 1000, lastMicros + 1);
    long micros = lastMicros;
    long seq =
        db.sql(
                "insert into event (micros, at, device_id, identity_id, name, person_type, score,"
                    + " body) values (?, ?, ?, ?, ?, ?, ?, ?) returning seq")
            .params(micros, event.at(), event.deviceId(), event.identityId(), event.name())
            .params(event.type(), event.score(), text(event.details()))
            .query(Long.class)
            .single();
    event
        .ownPictures()
        .forEach(
            id ->
                db.sql("insert into event_picture (id, event_seq) values (?, ?)")
                    .params(id, seq)
                    .update());
    if (face != null) {
      EventFaces.insert(db, seq, face);
    }
    return event.numbered(seq, micros);
  }

  private static BoxEvent row(ResultSet row, int number) throws SQLException {
    return new BoxEvent(
        row.getLong("seq"),
        row.getLong("micros"),
        row.getLong("at"),
        row.getString("device_id"),
        row.getString("identity_id"),
        row.getString("name"),
        row.getInt("person_type"),
        row.getDouble("score"),
        details(row.getString("body")));
  }

  private static String text(BoxEvent.Details details) {
    try {
      return Json.MAPPER.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Writing an event", e);
    }
  }

  private static BoxEvent.Details details(String text) {
    try {
      return Json.STORED.readValue(text, BoxEvent.Details.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Reading an event", e);
    }
  }
}
