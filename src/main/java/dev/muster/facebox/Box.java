package dev.muster.facebox;

import dev.muster.facebox.arcface.ArcfaceDialect;
import dev.muster.facebox.arcface.ArcfaceSettings;
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
import dev.muster.facebox.library.PictureFiles;
import dev.muster.facebox.library.Previews;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Renewal;
import dev.muster.facebox.library.Slots;
import dev.muster.facebox.match.Events;
import dev.muster.facebox.match.Mac;
import dev.muster.facebox.match.MatchPlaces;
import dev.muster.facebox.match.Matching;
import dev.muster.facebox.page.StatusPage;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.push.beat.BoxFacts;
import dev.muster.facebox.push.beat.Reports;
import dev.muster.facebox.store.DataDirectory;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.v1.V1Detect;
import dev.muster.facebox.v1.V1Devices;
import dev.muster.facebox.v1.V1Events;
import dev.muster.facebox.v1.V1Groups;
import dev.muster.facebox.v1.V1History;
import dev.muster.facebox.v1.V1Match;
import dev.muster.facebox.v1.V1Monitor;
import dev.muster.facebox.v1.V1Permissions;
import dev.muster.facebox.v1.V1Pictures;
import dev.muster.facebox.v1.V1Registrations;
import dev.muster.facebox.v1.V1Routes;
import dev.muster.facebox.v1.V1UserRows;
import dev.muster.facebox.v1.V1Users;
import dev.muster.facebox.v2.SentFaces;
import dev.muster.facebox.v2.SentPictures;
import dev.muster.facebox.v2.V2Configs;
import dev.muster.facebox.v2.V2Devices;
import dev.muster.facebox.v2.V2Faces;
import dev.muster.facebox.v2.V2Identities;
import dev.muster.facebox.v2.V2Permissions;
import dev.muster.facebox.v2.V2Pictures;
import dev.muster.facebox.v2.V2Previews;
import dev.muster.facebox.v2.V2Routes;
import dev.muster.facebox.v2.V2System;
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
  private final Outgoing outgoing;
  private final String mac;
  private final DataDirectory directory;
  private final MatchPlaces places;
  private final Enroller enroller;
  private final PictureFiles pictureFiles;
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
    this.enroller = new Enroller(recogniser, pictures);
    this.pictureFiles = new PictureFiles(settings.imageFolder(), settings.pictureLimit().toBytes());
    this.mac = Mac.of(database);
    this.places = new MatchPlaces(devices, permissions, groups, mac);
    this.directory = directory;
    this.outgoing = new Outgoing(settings, configuration, events, targets, pictures, faults);
    this.renewal = remember(new Faces(database));
    outgoing.start(directory.path());
  }

  /** The APIs over the face library; the last one answers for unknown paths. */
  List<Dialect> dialects(Bodies bodies) {
    return List.of(status(), new V2System(bodies, configuration), v2(bodies), v1(bodies));
  }

  private V2Routes v2(Bodies bodies) {
    SentFaces faces =
        new SentFaces(
            enroller, new SentPictures(pictureFiles, settings.pictureLimit().toBytes()), slots);
    return new V2Routes(
        new V2Permissions(bodies, permissions),
        new V2Identities(bodies, people, faces),
        new V2Faces(bodies, people, faces),
        new V2Devices(bodies, devices),
        new V2Previews(bodies, new Previews(database, devices)),
        new V2Configs(bodies, configuration),
        new V2Pictures(pictures));
  }

  ArcfaceDialect arcface(ArcfaceSettings arcface) {
    return new ArcfaceDialect(arcface, recogniser, clock);
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
    V1Registrations registrations = new V1Registrations(enroller, people, slots, limit);
    return new V1Routes(
        new V1Permissions(bodies, permissions),
        new V1Groups(bodies, groups, people),
        new V1Users(bodies, people, groups, registrations, new V1UserRows(permissions, pictures)),
        new V1Devices(bodies, devices),
        new V1Match(bodies, matching(), places, pictures, clock, limit),
        new V1Detect(bodies, recogniser, limit),
        new V1Events(events, targets),
        new V1History(bodies, configuration),
        new V1Monitor(bodies, configuration),
        new V1Pictures(pictures));
  }

  private StatusPage status() {
    return new StatusPage(
        recogniser,
        people,
        gallery,
        devices,
        events,
        targets,
        faults::inForce,
        outgoing.websocketPort());
  }

  /** From now on requests are answered on this port, so the box tells of itself. */
  void answersOn(int port) {
    String engine = recogniser == null ? "off" : recogniser.engine().id();
    BoxFacts facts = new BoxFacts(settings.address(), port, mac, engine, clock, clock.instant());
    outgoing.startHeartbeats(new Reports(facts, devices, configuration, directory.path()));
  }

  int websocketPort() {
    return outgoing.websocketPort();
  }

  @Override
  public void close() {
    outgoing.close();
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
