package dev.muster.facebox;

import dev.muster.facebox.arcface.ArcfaceDialect;
import dev.muster.facebox.arcface.ArcfaceSettings;
import dev.muster.facebox.baidu.BaiduFace;
import dev.muster.facebox.baidu.BaiduSettings;
import dev.muster.facebox.cloudface.CloudFaceDialect;
import dev.muster.facebox.cloudface.CloudFaceSettings;
import dev.muster.facebox.config.Accounts;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.fault.Admin;
import dev.muster.facebox.fault.BoxControls;
import dev.muster.facebox.fault.Burst;
import dev.muster.facebox.fault.Faults;
import dev.muster.facebox.library.Capacity;
import dev.muster.facebox.library.Devices;
import dev.muster.facebox.library.Enroller;
import dev.muster.facebox.library.Faces;
import dev.muster.facebox.library.Gallery;
import dev.muster.facebox.library.Groups;
import dev.muster.facebox.library.LibraryWipe;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Permissions;
import dev.muster.facebox.library.PictureFiles;
import dev.muster.facebox.library.PictureUrls;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Renewal;
import dev.muster.facebox.library.Slots;
import dev.muster.facebox.match.EventPictures;
import dev.muster.facebox.match.EventRemoval;
import dev.muster.facebox.match.EventRetention;
import dev.muster.facebox.match.Events;
import dev.muster.facebox.match.Mac;
import dev.muster.facebox.match.MatchPlaces;
import dev.muster.facebox.match.PictureSweep;
import dev.muster.facebox.match.Wipe;
import dev.muster.facebox.page.BoxPage;
import dev.muster.facebox.page.Shown;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.push.beat.BoxFacts;
import dev.muster.facebox.push.beat.Reports;
import dev.muster.facebox.store.DataDirectory;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.v2.V2System;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Power;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything behind the API, whatever the dialect: people, groups, devices, pictures, comparisons,
 * events and their upload.
 */
final class Box implements AutoCloseable {

  private static final Duration PRUNING = Duration.ofSeconds(30);

  private final BoxSettings settings;
  final Clock clock;
  private final Faults faults;
  final Slots slots;
  final @Nullable Recogniser recogniser;
  final Configuration configuration;
  final Pictures pictures;
  final Permissions permissions;
  final Groups groups;
  final Gallery gallery;
  final People people;
  final Devices devices;
  final Events events;
  final PushTargets targets;
  private final Outgoing outgoing;
  private final DataDirectory directory;
  final MatchPlaces places;
  final Enroller enroller;
  final PictureFiles pictureFiles;
  final Database database;
  final ApplianceSettings appliance;
  final String mac;
  final Accounts accounts;
  final Wipe wipe;
  final EventPictures eventPictures;
  final EventRemoval removal;
  final @Nullable Recognition recognition;
  private final EventRetention retention;
  private final PictureSweep sweep;
  private final @Nullable Renewal renewal;

  /**
   * What the box stands in.
   *
   * @param clock what the box believes to be the time
   * @param zone in which the times of day of its settings are given
   */
  record Surroundings(ApplianceSettings appliance, Clock clock, ZoneId zone, Power power) {}

  /**
   * @param recogniser absent when recognition is off
   */
  Box(
      BoxSettings settings,
      DataDirectory directory,
      Database database,
      Faults faults,
      Surroundings around,
      @Nullable Recogniser recogniser) {
    this.settings = settings;
    this.appliance = around.appliance();
    this.database = database;
    this.faults = faults;
    this.clock = around.clock();
    this.slots = new Slots(faults.service().slots(), faults.service().time());
    this.recogniser = recogniser;
    this.mac = Mac.of(database);
    this.accounts = new Accounts(database);
    this.configuration = new Configuration(database, initial(settings));
    this.gallery = new Gallery(recogniser == null ? "" : recogniser.engine().id());
    this.pictures = new Pictures(directory.path().resolve("pictures"));
    this.permissions = new Permissions(database, gallery);
    this.groups = new Groups(database, gallery);
    this.people = new People(database, gallery, pictures, capacity());
    this.devices = new Devices(database);
    this.events = new Events(database, clock, this::duplicateWindow);
    this.targets = new PushTargets(database);
    this.directory = directory;
    this.outgoing = new Outgoing(settings, configuration, events, targets, pictures, faults);
    this.places = new MatchPlaces(devices, permissions, groups, mac);
    this.enroller = new Enroller(recogniser, pictures);
    this.pictureFiles = new PictureFiles(settings.imageFolder(), settings.pictureLimit().toBytes());
    this.eventPictures = new EventPictures(events, pictures);
    this.removal = new EventRemoval(database, pictures, eventPictures);
    this.wipe =
        new Wipe(
            database,
            new LibraryWipe(people, gallery),
            configuration,
            around.power(),
            appliance.restartTime());
    this.recognition =
        recogniser == null ? null : Recognition.of(this, recogniser, database, around.zone());
    this.retention = new EventRetention(removal, appliance.events(), this::uploadedTo);
    this.sweep = new PictureSweep(database, pictures);
    this.renewal = remember(new Faces(database));
    start();
  }

  /** A box that cannot start leaves nothing running: nobody else could end it. */
  private void start() {
    try {
      outgoing.start(directory.path());
      retention.start(PRUNING);
      sweep.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * The APIs over the face library; the last one answers for unknown paths.
   *
   * @param admin whether the admin endpoint answers, too
   */
  List<Dialect> dialects(Bodies bodies, boolean admin) {
    return List.of(
        page(admin),
        new V2System(bodies, configuration),
        new V2Endpoints(this, bodies).routes(),
        new V1Endpoints(this, bodies).routes());
  }

  ArcfaceDialect arcface(ArcfaceSettings arcface) {
    return new ArcfaceDialect(arcface, recogniser, clock);
  }

  CloudFaceDialect cloudFace(CloudFaceSettings cloudFace) {
    return new CloudFaceDialect(cloudFace, database, pictures, recogniser);
  }

  BaiduFace baidu(BaiduSettings baidu) {
    return new BaiduFace(
        baidu,
        new BaiduFace.Ground(
            database,
            recogniser,
            gallery,
            new PictureUrls(appliance.imageUrls(), baidu.pictureLimit().toBytes()),
            appliance.liveness(),
            clock,
            System::nanoTime));
  }

  /**
   * @param right the right time, whatever the box believes
   */
  Dialect admin(Bodies bodies, Power power, Clock right) {
    Burst burst = new Burst(events, people, clock);
    return new Admin(bodies, faults, new BoxControls(power, slots, burst, right));
  }

  /** Largest picture in bytes. */
  long pictureLimit() {
    return settings.pictureLimit().toBytes();
  }

  private Capacity capacity() {
    return new Capacity(
        () -> configuration.whole(Setting.LIBRARY_SIZE),
        () -> configuration.whole(Setting.STRANGERS_SIZE));
  }

  private Duration duplicateWindow() {
    return Duration.ofSeconds(configuration.whole(Setting.DUPLICATE_SECONDS));
  }

  /** Without a receiver nobody waits for any event. */
  private long uploadedTo() {
    return targets.count() == 0 ? Long.MAX_VALUE : targets.sentTo();
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
            outgoing.websocketPort(),
            settings.address(),
            admin,
            clock));
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
    retention.close();
    sweep.close();
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
