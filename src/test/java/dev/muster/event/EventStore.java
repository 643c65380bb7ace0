package dev.muster.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Boxes;
import dev.muster.event.Delivery.Result;
import dev.muster.event.Delivery.Verdict;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Database;
import dev.muster.store.Store;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store with a journal and subscribers, and the words to tell what happens to events. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventStore {

  private final Database database;
  final TestClock clock = new TestClock();
  TestStore stored;
  PhotoStore photos;
  EventPictures pictures;
  RawBodies bodies;
  Subscribers subscribers;
  Deliveries deliveries;
  Upkeep upkeep;
  Journal journal;

  EventStore(Database database) {
    this.database = database;
  }

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    stored = database.open(folder);
    photos = new PhotoStore(folder.resolve("photos"));
    pictures = new EventPictures(folder.resolve("event-pictures"), photos);
  }

  @AfterAll
  void close() {
    if (stored != null) {
      stored.close();
    }
  }

  void startAfreshFor(Subscriber... configured) {
    stored.clear();
    subscribers = new Subscribers(List.of(configured));
    bodies = new RawBodies(stored.store(), pictures);
    deliveries = deliveries("muster");
    upkeep = new Upkeep(stored.store(), deliveries, clock);
    journal = journal(stored.store(), deliveries);
  }

  /** The journal of an instance of the program. */
  Journal journal(Store store, Deliveries ledger) {
    return new Journal(
        store,
        pictures,
        new RefusedPushes(store, photos, clock),
        ledger,
        new Payload(new ObjectMapper(), new Boxes(List.of())),
        new BoxClocks(new Boxes(List.of())),
        clock);
  }

  /** The ledger of an instance of the program. */
  Deliveries deliveries(String instance) {
    return new Deliveries(
        stored.store(), subscribers, clock, instance, new Random(1), ForkJoinPool.commonPool());
  }

  Receipt happens(Sighting... sightings) {
    return journal.store(EventKit.push(sightings));
  }

  Receipt comes(Via via, Sighting... sightings) {
    return journal.store(Push.of("box-1", via, new byte[] {'{', '}'}).read(List.of(sightings)));
  }

  void end(Delivery delivery, Verdict verdict) {
    end(delivery, verdict, 0);
  }

  void end(Delivery delivery, Verdict verdict, long waitSeconds) {
    int status = verdict == Verdict.DELIVERED ? 200 : verdict == Verdict.GONE ? 410 : 503;
    deliveries.settle(
        delivery.ended(
            new Result(verdict, status, "its words", waitSeconds, 7, "its whole answer")));
  }

  String states() {
    return stored.text("SELECT state FROM delivery ORDER BY id");
  }
}
