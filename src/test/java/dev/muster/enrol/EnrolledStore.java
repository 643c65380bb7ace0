package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.box.Box;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.box.Boxes;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.Enlistment;
import dev.muster.enrol.ledger.Mode;
import dev.muster.enrol.ledger.Placements;
import dev.muster.enrol.ledger.Placing;
import dev.muster.enrol.photo.PhotoProfile;
import dev.muster.enrol.photo.PhotoProfiles;
import dev.muster.enrol.photo.PictureMemory;
import dev.muster.enrol.photo.Portrait;
import dev.muster.enrol.photo.PreparedPhotos;
import dev.muster.enrol.photo.Studio;
import dev.muster.face.BuiltinEngine;
import dev.muster.roster.Digest;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store with a drop and one box named box-1, and the words to tell what happens to photos. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EnrolledStore {

  static final String BOX = "box-1";

  private final Database database;
  final TestClock clock = new TestClock();
  TestStore stored;
  Path data;
  Drop drop;
  PhotoStore photos;
  BoxSetup setup;
  Placements placements;
  Enrolment enrolment;
  final DropWatch watch = new DropWatch(clock);

  EnrolledStore(Database database) {
    this.database = database;
  }

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    data = folder;
    stored = database.open(folder);
    photos = new PhotoStore(folder.resolve("photos"));
    drop = drop(folder.resolve("drop"));
  }

  @BeforeEach
  void startAfresh() {
    stored.clear();
    clock.pass(Duration.ofMinutes(1));
    setup = new BoxSetup(stored.store(), clock);
    placements = placements("muster");
    enrolment = enrolment(BOX);
  }

  @AfterAll
  void close() {
    if (stored != null) {
      stored.close();
    }
  }

  static Drop drop(Path folder) {
    return new Drop(
        "gate",
        folder,
        "staff",
        PersonType.EMPLOYEE,
        List.of("{id}_{name}", "{name}_{id}", "{id}"),
        Duration.ofMillis(500),
        Mode.ENROL,
        Drop.Listing.OPTIONAL);
  }

  EnrolSettings settings(Locale language) {
    return new EnrolSettings(
        List.of(drop),
        new EnrolSettings.Photo(true, 1 << 20, 60, 4, 16),
        Duration.ofSeconds(10),
        100,
        language);
  }

  /** The ledger of an instance of the program. */
  Placements placements(String instance) {
    return new Placements(stored.store(), setup, clock, instance);
  }

  Enrolment enrolment(String... boxes) {
    return new Enrolment(stored.store(), pictures(Map.of()), admission(boxes), watch, clock);
  }

  PreparedPhotos pictures(Map<String, PhotoProfile> profiles) {
    Studio studio = Studio.trusting(new BuiltinEngine(), 1 << 20, PictureMemory.ofThisProgram());
    return new PreparedPhotos(stored.store(), photos, studio, new PhotoProfiles(profiles));
  }

  Admission admission(String... boxes) {
    return new Admission(new Enlistment(placements, boxes(boxes).names()));
  }

  /** Closes the batches that are quiet. */
  void closeQuiet() {
    new Closing(stored.store(), settings(Locale.ENGLISH), admission(BOX), watch, clock)
        .closeQuiet();
  }

  static Boxes boxes(String... names) {
    return new Boxes(Stream.of(names).map(EnrolledStore::box).toList());
  }

  private static Box box(String name) {
    return new Box(
        name,
        URI.create("http://127.0.0.1:1"),
        "v1",
        List.of(),
        4,
        Duration.ofSeconds(1),
        "percent");
  }

  /** The photo of these letters, dropped as 0007.jpg and the like. */
  Arrival arrival(String file, String photo) {
    byte[] bytes = photo.getBytes(StandardCharsets.UTF_8);
    return Arrival.of(Place.loose(drop, file), Digest.of(bytes), bytes);
  }

  BatchRow drop(String file, String photo) {
    return enrolment.record(named(file, photo)).row();
  }

  Arrival named(String file, String photo) {
    Arrival arrival = new FileNaming().identify(arrival(file, photo));
    assertThat(arrival.isRefused()).describedAs(arrival.toString()).isFalse();
    return arrival.prepared(Portrait.plain(arrival.photo()));
  }

  /** Everything that the box needs before people of these groups go along together. */
  void setUpStands(String... groups) {
    setup.stands(BOX, Part.EVENT_URL, "", "http://here/events");
    for (String group : groups) {
      setup.stands(BOX, Part.DEVICE, group, "door");
    }
  }

  /** Claims everything that is due. */
  List<Placing> claim() {
    return placements.claim(BOX, 100);
  }

  List<String> claimedIds() {
    return claim().stream().map(one -> one.person().id()).toList();
  }

  Placing claimOne() {
    List<Placing> claimed = claim();
    assertThat(claimed).hasSize(1);
    return claimed.get(0);
  }

  void place(Placing placing) {
    placements.settle(placing, new Outcome.Answered<>(placing.version()));
  }

  void refuse(Placing placing) {
    placements.settle(
        placing, new Outcome.Refused<>(new Refusal(Reason.LOW_QUALITY, "the box answered 40006")));
  }

  void miss(Placing placing) {
    placements.settle(placing, new Outcome.NotReached<>("connection refused"));
  }

  void lose(Placing placing) {
    placements.settle(placing, new Outcome.OutcomeUnknown<>("no answer"));
  }

  String placement(String id) {
    return stored.text("SELECT state FROM placement WHERE identity_id = ? ORDER BY directory", id);
  }

  String rows() {
    return stored.text("SELECT state FROM batch_row ORDER BY id");
  }
}
