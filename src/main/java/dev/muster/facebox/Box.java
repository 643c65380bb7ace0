package dev.muster.facebox;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.fault.Admin;
import dev.muster.facebox.fault.BoxControls;
import dev.muster.facebox.fault.Burst;
import dev.muster.facebox.fault.Faults;
import dev.muster.facebox.library.Devices;
import dev.muster.facebox.library.Enroller;
import dev.muster.facebox.library.Faces;
import dev.muster.facebox.library.Gallery;
import dev.muster.facebox.library.Groups;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Permissions;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Renewal;
import dev.muster.facebox.library.Slots;
import dev.muster.facebox.match.Events;
import dev.muster.facebox.match.Mac;
import dev.muster.facebox.match.MatchPlaces;
import dev.muster.facebox.match.Matching;
import dev.muster.facebox.page.BoxPage;
import dev.muster.facebox.page.Shown;
import dev.muster.facebox.push.GenerationB;
import dev.muster.facebox.push.HistoryPush;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.store.DataDirectory;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.v1.V1Detect;
import dev.muster.facebox.v1.V1Devices;
import dev.muster.facebox.v1.V1Events;
import dev.muster.facebox.v1.V1Groups;
import dev.muster.facebox.v1.V1History;
import dev.muster.facebox.v1.V1Match;
import dev.muster.facebox.v1.V1Permissions;
import dev.muster.facebox.v1.V1Pictures;
import dev.muster.facebox.v1.V1Registrations;
import dev.muster.facebox.v1.V1Routes;
import dev.muster.facebox.v1.V1UserRows;
import dev.muster.facebox.v1.V1Users;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Power;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything behind the API, whatever the dialect: people, groups, devices, pictures, comparisons,
 * events and their upload.
 */
final class Box implements AutoCloseable {

  private final BoxSettings settings;
  private final Database database;
  private final Clock clock;
  private final Faults faults;
  private final Slots slots;
  private final @Nullable Recogniser recogniser;
  private final Configuration configuration;
  private final Pictures pictures;
  private final Permissions permissions;
  private final Groups groups;
  private final Gallery gallery;
  private final People people;
  private final Devices devices;
  private final Events events;
  private final PushTargets targets;
  private final HistoryPush push;
  private final MatchPlaces places;
  private final @Nullable Renewal renewal;

  /**
   * @param clock what the box believes to be the time
   * @param recogniser absent when recognition is off
   */
  Box(
      BoxSettings settings,
      DataDirectory directory,
      Database database,
      Faults faults,
      Clock clock,
      @Nullable Recogniser recogniser) {
    this.settings = settings;
    this.database = database;
    this.faults = faults;
    this.clock = clock;
    this.slots = new Slots(faults.service().slots(), faults.service().time());
    this.recogniser = recogniser;
    this.configuration = new Configuration(database, initial(settings));
    this.gallery = new Gallery(recogniser == null ? "" : recogniser.engine().id());
    this.pictures = new Pictures(directory.path().resolve("pictures"));
    this.permissions = new Permissions(database, gallery);
    this.groups = new Groups(database, gallery);
    this.people = new People(database, gallery, pictures, settings.people());
    this.devices = new Devices(database);
    this.events = new Events(database, clock, settings.duplicateWindow());
    this.targets = new PushTargets(database);
    this.push =
        new HistoryPush(
            events, targets, new GenerationB(pictures), settings.pushTimeout(), faults::push);
    this.places = new MatchPlaces(devices, permissions, groups, Mac.of(database));
    this.renewal = remember(new Faces(database));
    push.start();
  }

  /**
   * Every API that the box speaks; the last one answers for unknown paths.
   *
   * @param admin whether the admin endpoint answers, too
   */
  List<Dialect> dialects(Bodies bodies, boolean admin) {
    return List.of(page(admin), v1(bodies));
  }

  /**
   * @param right the right time, whatever the box believes
   */
  Dialect admin(Bodies bodies, Power power, Clock right) {
    Burst burst = new Burst(events, people, clock);
    return new Admin(bodies, faults, new BoxControls(power, slots, burst, right));
  }

  private V1Routes v1(Bodies bodies) {
    long limit = settings.pictureLimit().toBytes();
    V1Registrations registrations =
        new V1Registrations(new Enroller(recogniser, pictures), people, slots, limit);
    return new V1Routes(
        new V1Permissions(bodies, permissions),
        new V1Groups(bodies, groups, people),
        new V1Users(bodies, people, groups, registrations, new V1UserRows(permissions, pictures)),
        new V1Devices(bodies, devices),
        new V1Match(bodies, matching(), places, pictures, clock, limit),
        new V1Detect(bodies, recogniser, limit),
        new V1Events(events, targets),
        new V1History(bodies, push),
        new V1Pictures(pictures));
  }

  private BoxPage page(boolean admin) {
    return new BoxPage(
        new Shown(
            recogniser,
            database,
            pictures,
            people,
            gallery,
            configuration,
            targets,
            faults::inForce,
            settings.address(),
            admin,
            clock));
  }

  @Override
  public void close() {
    push.close();
    if (renewal != null) {
      renewal.close();
    }
  }

  private static Map<Setting, Object> initial(BoxSettings settings) {
    return Map.of(
        Setting.DUPLICATE_SECONDS,
        settings.duplicateWindow().toSeconds(),
        Setting.LIBRARY_SIZE,
        settings.people());
  }

  private @Nullable Matching matching() {
    return recogniser == null ? null : new Matching(recogniser, gallery, people, events, pictures);
  }

  private @Nullable Renewal remember(Faces faces) {
    if (recogniser == null) {
      return null;
    }
    faces.load(gallery);
    Renewal started = new Renewal(recogniser, faces, people, pictures);
    started.start();
    return started;
  }
}
