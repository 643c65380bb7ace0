package dev.muster.enrol;

import dev.muster.box.Boxes;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.BatchRow.State;
import dev.muster.roster.Person;
import dev.muster.roster.PhotoStore;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings a named and checked photo onto the roster.
 *
 * <p>Guarantee: the row of the batch, the person, the photo and one placement per directory are
 * committed together, after both pictures are on the disk. Recording the same file again, after a
 * crash or a second drop, changes nothing that stands.
 */
public final class Enrolment {

  private final Store store;
  private final PhotoStore photos;
  private final Boxes boxes;
  private final Placements placements;
  private final Clock clock;

  Enrolment(Store store, PhotoStore photos, Boxes boxes, Placements placements, Clock clock) {
    this.store = store;
    this.photos = photos;
    this.boxes = boxes;
    this.placements = placements;
    this.clock = clock;
  }

  /** Records the arrival, accepted or refused, and returns it with its row. */
  public Arrival record(Arrival arrival) {
    String prepared = null;
    if (arrival.prepared() != null) {
      photos.put(arrival.digest(), arrival.photo());
      prepared =
          arrival.prepared() == arrival.photo() ? arrival.digest() : photos.put(arrival.prepared());
    }
    String kept = prepared;
    BatchRow row = store.write(db -> record(db, arrival, kept));
    boxes.names().forEach(placements.bell()::ring);
    return arrival.recorded(row);
  }

  private BatchRow record(JdbcClient db, Arrival arrival, String prepared) {
    long now = clock.millis();
    String batch = Batches.open(db, arrival.drop(), now);
    Optional<BatchRow> known = Batches.find(db, batch, arrival.file(), arrival.digest());
    if (known.isPresent() && stands(db, known.get())) {
      Batches.handAgain(db, known.get().id());
      return known.get();
    }
    if (arrival.isRefused()) {
      return refuse(db, arrival, batch, arrival.refusal(), now);
    }
    Optional<String> rival =
        Batches.rival(db, batch, arrival.id(), arrival.file(), arrival.digest());
    if (rival.isPresent()) {
      Refusal two = new Refusal(Reason.TWO_PHOTOS_ONE_ID, "the other file: " + rival.get());
      return refuse(db, arrival, batch, two, now);
    }
    return accept(db, arrival, batch, prepared, now);
  }

  /** Whether the row still says how things are; a box's refusal may be tried once more. */
  private static boolean stands(JdbcClient db, BatchRow row) {
    if (row.identityId() == null || row.version() == null) {
      return true;
    }
    return row.state() != State.REFUSED
        && Roster.find(db, row.identityId())
            .map(person -> person.version().equals(row.version()))
            .orElse(false);
  }

  private BatchRow accept(JdbcClient db, Arrival arrival, String batch, String prepared, long now) {
    Person person = person(arrival, Roster.find(db, arrival.id()));
    Roster.savePhoto(db, arrival.digest(), prepared, arrival.photo().length, now);
    Roster.save(db, person, now);
    Batches.supersede(db, person.id(), person.version(), now);
    int open = 0;
    for (String directory : boxes.names()) {
      open += placements.want(db, person, directory, now);
    }
    State state = open == 0 ? State.UNCHANGED : State.OPEN;
    return Batches.add(
        db, row(arrival, batch, person.version(), state, null), arrival.digest(), now);
  }

  /**
   * A photo adds its permission group to those the person has; a name in the file replaces the old.
   */
  private static Person person(Arrival arrival, Optional<Person> known) {
    TreeSet<String> groups = new TreeSet<>(known.map(Person::groups).orElseGet(TreeSet::new));
    groups.add(arrival.group());
    String name =
        arrival.name().isEmpty() ? known.map(Person::name).orElse(arrival.id()) : arrival.name();
    return new Person(
        arrival.id(),
        name,
        known.map(Person::type).orElse(arrival.drop().type()),
        groups,
        arrival.digest());
  }

  private static BatchRow refuse(
      JdbcClient db, Arrival arrival, String batch, Refusal refusal, long now) {
    return Batches.add(
        db, row(arrival, batch, null, State.REFUSED, refusal), arrival.digest(), now);
  }

  private static BatchRow row(
      Arrival arrival, String batch, String version, State state, Refusal refusal) {
    return new BatchRow(
        0,
        batch,
        arrival.drop().name(),
        arrival.file(),
        arrival.id(),
        version,
        state,
        refusal == null ? null : refusal.reason().name(),
        refusal == null ? null : refusal.detail());
  }
}
