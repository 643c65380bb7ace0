package dev.muster.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Boxes;
import dev.muster.event.MatchEvent.Where;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;

/** A journal without subscribers, and sightings, for the tests of those who bring events. */
public final class JournalKit {

  private JournalKit() {}

  public static Journal journal(TestStore stored, Path folder, Clock clock) throws IOException {
    Subscribers nobody = new Subscribers(List.of());
    PhotoStore photos = new PhotoStore(folder.resolve("photos"));
    return new Journal(
        stored.store(),
        new EventPictures(folder.resolve("event-pictures"), photos),
        new RefusedPushes(stored.store(), photos, clock),
        new Deliveries(
            stored.store(), nobody, clock, "muster", new Random(1), ForkJoinPool.commonPool()),
        new Payload(new ObjectMapper(), new Boxes(List.of())),
        new BoxClocks(new Boxes(List.of())),
        clock);
  }

  /** A stranger at the door of box-1, as its history lists it. */
  public static Sighting stranger(String own, Instant at) {
    MatchEvent event =
        MatchEvent.of(
            "box-1",
            new Where("door", "front door", "192.168.1.63"),
            null,
            "stranger",
            PersonType.STRANGER,
            10,
            0.1,
            at,
            "v1");
    byte[] none = {};
    return new Sighting(event, own, none, none, none);
  }
}
