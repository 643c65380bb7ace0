package dev.muster.event;

import dev.muster.event.Payload.Kept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of events: one for each recognition, whichever ways it came.
 *
 * <p>An event that comes again by the same way has the same time to the millisecond; by another way
 * it may differ by two, because boxes cut and round the fractions of a second differently
 * (contracts/sophon.md §6.5, §6.8). Strangers of one device and instant are told apart by the key
 * that a way has of its own.
 */
final class EventRows {

  /** How much the time of one event may differ between two ways, in milliseconds. */
  private static final int TOLERANCE = 2;

  /** More strangers than this at one device and instant are not believed. */
  private static final int MOST_AT_ONCE = 64;

  private static final Map<Via, String> KNOWN =
      texts(
          """
          SELECT seq, occurred_at, %s AS seen, face, registered, scene FROM match_event
          WHERE id IN (?, ?, ?, ?, ?)
          """);

  private static final Map<Via, String> INSERT =
      texts(
          """
          INSERT INTO match_event (id, box, device_id, device_name, device_address, identity_id, name,
            type, matched, score, similarity, occurred_at, received_at, generation, face, registered,
            scene, payload, %s, raw_seq, raw_place, shelf)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO NOTHING RETURNING seq
          """);

  private EventRows() {}

  /** One text of a statement for each way. */
  private static Map<Via, String> texts(String pattern) {
    Map<Via, String> texts = new EnumMap<>(Via.class);
    for (Via via : Via.values()) {
      texts.put(via, pattern.formatted(via.column()));
    }
    return texts;
  }

  /** The ids that the event may have by another way. */
  private static List<String> near(MatchEvent event, int place) {
    List<String> ids = new ArrayList<>();
    for (int later = -TOLERANCE; later <= TOLERANCE; later++) {
      ids.add(event.id(later, place));
    }
    return ids;
  }

  /** So many at one device and instant that they cannot be told apart any more. */
  static final class Crowd extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Crowd(String words) {
      super(words);
    }
  }

  /**
   * What is known of an event that is there.
   *
   * @param seen when, by the way that is asked about, and under which key; null when it did not
   *     come that way yet
   */
  record Known(
      long seq,
      long occurredAt,
      @Nullable String seen,
      boolean face,
      boolean registered,
      boolean scene) {

    boolean hasPictures() {
      return face || registered || scene;
    }

    private boolean lacks(Kept kept) {
      return (!face && kept.face() != null)
          || (!registered && kept.registered() != null)
          || (!scene && kept.scene() != null);
    }

    private long distance(MatchEvent event) {
      return Math.abs(occurredAt - event.occurredAt().toEpochMilli());
    }
  }

  /**
   * Where an event belongs.
   *
   * @param known the row that is there; null when there is none
   * @param place its place among the strangers of its device and instant when there is none
   */
  record Spot(@Nullable Known known, int place) {}

  static Spot spot(JdbcClient db, Entry entry, Via via) {
    MatchEvent event = entry.event();
    List<Known> unseen = new ArrayList<>();
    int free = -1;
    for (int place = 0; place < MOST_AT_ONCE; place++) {
      List<Known> there = at(db, entry, place, via);
      for (Known one : there) {
        if (entry.seenAs().equals(one.seen())) {
          return new Spot(one, place);
        }
      }
      there.stream().filter(one -> one.seen() == null).forEach(unseen::add);
      if (free < 0 && there.stream().noneMatch(one -> one.distance(event) == 0)) {
        free = place;
      }
      if (there.isEmpty()) {
        break;
      }
    }
    Known twin =
        unseen.stream().min(Comparator.comparingLong(one -> one.distance(event))).orElse(null);
    if (twin == null && free < 0) {
      throw new Crowd(
          "more than %d events of one device in one millisecond".formatted(MOST_AT_ONCE));
    }
    return new Spot(twin, Math.max(free, 0));
  }

  private static List<Known> at(JdbcClient db, Entry entry, int place, Via via) {
    return db.sql(KNOWN.get(via))
        .params(place == 0 ? entry.near() : near(entry.event(), place))
        .query(
            (row, n) ->
                new Known(
                    row.getLong("seq"),
                    row.getLong("occurred_at"),
                    row.getString("seen"),
                    row.getString("face") != null,
                    row.getString("registered") != null,
                    row.getString("scene") != null))
        .list();
  }

  /** Notes that a known event came this way too, and the pictures that it lacked. */
  static void seenAgain(JdbcClient db, Known known, Entry entry, Via via) {
    if (known.seen() == null) {
      db.sql("UPDATE match_event SET %s = ? WHERE seq = ?".formatted(via.column()))
          .params(entry.seenAs(), known.seq())
          .update();
    }
    Kept kept = entry.kept();
    if (known.lacks(kept)) {
      db.sql(
              """
              UPDATE match_event SET shelf = COALESCE(shelf, ?), face = COALESCE(face, ?),
                registered = COALESCE(registered, ?), scene = COALESCE(scene, ?) WHERE seq = ?
              """)
          .params(
              Arrays.asList(
                  kept.shelf(), kept.face(), kept.registered(), kept.scene(), known.seq()))
          .update();
    }
  }

  /** The body that is kept of an event is from now on this one. */
  static void cameIn(JdbcClient db, Known known, Origin origin) {
    db.sql("UPDATE match_event SET raw_seq = ?, raw_place = ? WHERE seq = ?")
        .params(origin.raw(), origin.place(), known.seq())
        .update();
  }

  /** Adds an event; empty when another instance has added it at this moment. */
  static Optional<Long> insert(JdbcClient db, Entry entry, Origin origin, long now) {
    MatchEvent event = entry.event();
    List<@Nullable Object> row = new ArrayList<>();
    row.addAll(Arrays.asList(event.id(), event.box()));
    row.addAll(List.of(event.device().id(), event.device().name(), event.device().address()));
    row.addAll(Arrays.asList(event.identityId(), event.name(), event.type().name()));
    row.addAll(List.of(event.matched() ? 1 : 0, event.score(), event.similarity()));
    row.addAll(List.of(event.occurredAt().toEpochMilli(), now, event.generation()));
    row.addAll(Arrays.asList(entry.kept().face(), entry.kept().registered(), entry.kept().scene()));
    row.addAll(List.of(entry.payload(), entry.seenAs(), origin.raw(), origin.place()));
    row.add(entry.kept().isEmpty() ? null : entry.kept().shelf());
    return db.sql(INSERT.get(origin.via())).params(row).query(Long.class).optional();
  }

  /**
   * An event with its kept pictures and its canonical form.
   *
   * @param own the key under which the source itself knows it
   * @param near the ids that it may have by another way
   */
  record Entry(MatchEvent event, String own, Kept kept, String payload, List<String> near) {

    static Entry of(MatchEvent event, String own, Kept kept, String payload) {
      return new Entry(event, own, kept, payload, EventRows.near(event, 0));
    }

    /** The same as another one of its device and instant. */
    Entry as(MatchEvent other, String itsPayload) {
      return new Entry(other, own, kept, itsPayload, near);
    }

    /** The time and, of a stranger, the key by which its way knows it. */
    String seenAs() {
      String time = Long.toString(event.occurredAt().toEpochMilli());
      return event.matched() ? time : time + " " + own;
    }
  }

  /**
   * Where an event stands in what came.
   *
   * @param raw the number of the body
   * @param place which of a list it is there, -1 when the body is the event itself
   */
  record Origin(Via via, long raw, int place) {}
}
