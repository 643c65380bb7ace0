package dev.muster.kiosk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Boxes;
import dev.muster.directory.Directory;
import dev.muster.enrol.photo.FaceSettings;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.PictureMemory;
import dev.muster.enrol.photo.Studio;
import dev.muster.event.JournalKit;
import dev.muster.face.BuiltinEngine;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Recognisers;
import dev.muster.recogniser.Scale;
import dev.muster.recogniser.Score;
import dev.muster.recogniser.Skill;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import dev.muster.roster.Validity;
import dev.muster.sample.SampleFaces;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Kiosks on a real store, with the recogniser left to the test. */
public final class KioskKit {

  public static final String RECOGNISER = "cloud-1";
  private static final Scale PERCENT = new Scale(0, 100, false, 80);
  private static final byte[] PICTURE = SampleFaces.landscape(3);
  private static final int LARGEST = 20_000_000;

  private final TestStore stored;
  private final Kiosks kiosks;
  private final KioskEvents events;
  private final KioskVisits visits;

  public KioskKit(TestStore stored, Path folder, Clock clock, Kiosk... configured)
      throws IOException {
    this.stored = stored;
    this.kiosks = kiosks(List.of(configured), EnumSet.allOf(Skill.class));
    this.events =
        new KioskEvents(
            stored.store(), JournalKit.journal(stored, folder, clock), new ObjectMapper());
    BuiltinEngine engine = new BuiltinEngine();
    FaceSettings usual =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("muster.photo", Bindable.of(FaceSettings.class));
    KnownFaces faces = new KnownFaces(stored.store(), clock, engine.info(), usual);
    this.visits =
        new KioskVisits(
            kiosks,
            events,
            Studio.trusting(engine, LARGEST, PictureMemory.ofThisProgram()),
            new RosterFaces(faces, stored.store()),
            stored.store(),
            clock);
  }

  static Kiosks kiosks(List<Kiosk> configured, EnumSet<Skill> skills) {
    return new Kiosks(
        configured,
        new Recognisers(List.of(recogniser(skills))),
        new Boxes(List.of()),
        one -> false);
  }

  static Recogniser recogniser(EnumSet<Skill> skills) {
    return new Recogniser(
        RECOGNISER,
        "baidu",
        "http://127.0.0.1:9",
        skills,
        PERCENT,
        new Directory.Pace(2, 0, Duration.ofSeconds(5)),
        new Directory.Photo(200_000, 320));
  }

  /** A kiosk at the desk, with what else is said of it. */
  public static Kiosk kiosk(String... settings) {
    Map<String, String> all = new TreeMap<>(Map.of("k.name", "desk", "k.recogniser", RECOGNISER));
    for (int i = 0; i < settings.length; i += 2) {
      all.put("k." + settings[i], settings[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("k", Bindable.of(Kiosk.class))
        .get();
  }

  public static KioskLook look(Kiosk kiosk, String request) {
    return new KioskLook(kiosk, request, PICTURE);
  }

  public static Candidate somebody(String id, double percent) {
    return new Candidate(id, "key-of-" + id, "", new Score(percent, PERCENT), percent >= 80);
  }

  public static Person person(String id, PersonType type, Validity validity) {
    return new Person(
        id,
        "Ada",
        type,
        new TreeSet<>(List.of("staff")),
        "f".repeat(64),
        validity,
        new TreeMap<>());
  }

  /** Puts somebody on the roster. */
  public void enrol(String id) {
    stored
        .store()
        .write(
            db -> {
              Roster.savePhoto(db, "f".repeat(64), "f".repeat(64), 1, 1);
              Roster.save(db, person(id, PersonType.EMPLOYEE, Validity.ALWAYS), 1);
              return id;
            });
  }

  public KioskEvents events() {
    return events;
  }

  public KioskVisits visits() {
    return visits;
  }

  /** Somebody whom the recogniser has taken for the person, at the kiosk. */
  Verdict recognised(Kiosk kiosk, String request, String id) {
    Visit begun = visits.begin(look(kiosk, request));
    if (!begun.isOpen()) {
      return events.write(begun);
    }
    Verdict verdict =
        id.isEmpty()
            ? Verdict.of(Verdict.Kind.NOBODY)
            : Verdict.of(
                Verdict.Kind.RECOGNISED,
                person(id, PersonType.EMPLOYEE, Validity.ALWAYS),
                new Score(91, PERCENT));
    return events.write(begun.ended(verdict));
  }

  /** The events that were stored, as person and time. */
  public String stored() {
    return stored.text(
        "SELECT coalesce(identity_id, 'stranger') || '@' || occurred_at FROM match_event ORDER BY seq");
  }
}
