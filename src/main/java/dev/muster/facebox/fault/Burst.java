package dev.muster.facebox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.match.Events;
import dev.muster.facebox.wire.Json;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Makes a backlog: events that no comparison made, recorded at once. They are known by their
 * device, whose id and name are {@value #DEVICE}, and have no scene and no face crop. Their times
 * are a millisecond apart and never the same, so that no receiver takes one for the repetition of
 * another.
 */
public final class Burst {

  static final int MOST = 10_000;
  static final String DEVICE = "synthetic";

  private static final double KNOWN_SCORE = 90;
  private static final double STRANGER_SCORE = 20;

  private final Events events;
  private final People people;
  private final Clock clock;
  private long last;

  public Burst(Events events, People people, Clock clock) {
    this.events = events;
    this.people = people;
    this.clock = clock;
  }

  /**
   * On return they are on disk, all or none, and wait for the upload.
   *
   * @param identityId somebody enrolled, empty for strangers
   * @return false when nobody has this id
   */
  boolean record(int count, String identityId) {
    if (identityId.isEmpty()) {
      record(
          count,
          new BoxEvent(
              0, 0, 0, DEVICE, "", "stranger", BoxEvent.STRANGER, STRANGER_SCORE, stranger()));
      return true;
    }
    Optional<Person> known = people.find(identityId);
    known.ifPresent(
        person ->
            record(
                count,
                new BoxEvent(
                    0,
                    0,
                    0,
                    DEVICE,
                    identityId,
                    person.name(),
                    person.type(),
                    KNOWN_SCORE,
                    details(person.wholeInfo(), person.image()))));
    return known.isPresent();
  }

  private synchronized void record(int count, BoxEvent like) {
    long from = Math.max(clock.millis() - count, last) + 1;
    List<BoxEvent> all = LongStream.range(from, from + count).mapToObj(like::movedTo).toList();
    events.recordAll(all);
    last = from + count - 1;
  }

  private static BoxEvent.Details stranger() {
    return details(Json.object(), "");
  }

  private static BoxEvent.Details details(ObjectNode info, String image) {
    ObjectNode endpoint =
        Json.object()
            .put("ep_id", DEVICE)
            .put("ep_type", "photo")
            .put("ep_ip", "0.0.0.0")
            .put("ep_name", DEVICE)
            .put("device_id", DEVICE);
    return new BoxEvent.Details(
        info, endpoint, "", "", "", "", "", image, new float[4], new float[10]);
  }
}
