package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Box.HalfPerson;
import dev.muster.box.BoxEvents;
import dev.muster.box.BoxSetup;
import dev.muster.box.Boxes;
import dev.muster.box.Device;
import dev.muster.box.PhotoLimits;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.enrol.ledger.Goal;
import dev.muster.enrol.ledger.Placing;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import dev.muster.roster.Validity;
import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A dialogue with a box of either API that is made of answers only, without any HTTP. */
final class DialogueKit implements AutoCloseable {

  static final String ID = "00 7&x=1";

  final ObjectMapper json = new ObjectMapper();
  final BoxSetup setup;
  final Registrations registrations;
  final Dialogue dialogue;
  final PhotoStore photos;
  final OwnKeys keys = new OwnKeys(ZoneOffset.ofHours(8));
  final Person person;
  private final TestStore stored;
  private final String photo;

  DialogueKit(String api, Path folder) {
    this(api, HalfPerson.REMOVE, folder);
  }

  DialogueKit(String api, HalfPerson half, Path folder) {
    try {
      stored = Database.SQLITE.open(folder);
      setup = new BoxSetup(stored.store(), new TestClock());
      photos = new PhotoStore(folder.resolve("photos"));
      photo = photos.put("photo".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    dialogue = new Dialogue(setup, json);
    registrations =
        new Registrations(new Boxes(List.of(box(api, half))), setup, DialogueKit::intake);
    person =
        new Person(
            ID,
            "王芳",
            PersonType.VIP,
            new TreeSet<>(List.of("staff", "visitors")),
            photo,
            new Validity(
                Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T15:59:59Z")),
            new TreeMap<>(Map.of("部门", "研发")));
  }

  private static Box box(String api, HalfPerson half) {
    return new Box(
        "box-1",
        URI.create("http://192.168.1.22:5555/"),
        api,
        List.of(
            new Device("front door", "192.168.1.63", "staff", "photo"),
            new Device("gate", "192.168.1.64", "visitors", "photo")),
        4,
        Duration.ofSeconds(1),
        "percent",
        0,
        half,
        PhotoLimits.STANDARD,
        BoxEvents.STANDARD);
  }

  static String intake(String box) {
    return "http://muster:8080/events/" + box;
  }

  /** A placement that was claimed before: the box may have heard of the person. */
  Placing placing() {
    return placing(Goal.PLACE, false);
  }

  Placing placing(Goal goal, boolean fresh) {
    return new Placing(
        "box-1", person, goal, person.version(), null, 0, fresh, photo, "batch", "lease");
  }

  Registration begin() {
    return registrations.begin(placing());
  }

  static Registration answered(Ask<Registration> ask, int status, String body) {
    return ask.answered(new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), ""));
  }

  JsonNode sent(Ask<Registration> ask) {
    try {
      return json.readTree(ask.call().body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stored.close();
  }
}
