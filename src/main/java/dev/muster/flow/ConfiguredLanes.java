package dev.muster.flow;

import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.directory.Directories;
import dev.muster.directory.Directory;
import dev.muster.enrol.Drop;
import dev.muster.enrol.EnrolSettings;
import dev.muster.enrol.ledger.SyncBatches;
import dev.muster.event.Subscriber;
import dev.muster.event.Subscribers;
import dev.muster.event.source.SourceSettings;
import dev.muster.recogniser.Recognisers;
import dev.muster.sync.Schedule;
import dev.muster.sync.Sync;
import dev.muster.sync.Syncs;
import dev.muster.sync.Timetable;
import dev.muster.sync.source.ListSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lanes of the configuration: each drop, directory and subscriber has its own. */
final class ConfiguredLanes implements Lanes {

  private static final int SECONDS = 10;

  /** Photos under way at the same time, each of 20 MB at most. */
  private static final int ITEMS_AT_ONCE = 4;

  /** How many calls to the source of a sync are under way: its list, or some of its pictures. */
  private static final int CALLS = 4;

  /** How many calls one may have to wait for before a connection is free. */
  private static final int TURNS = 2;

  private final EnrolSettings enrol;
  private final Boxes boxes;
  private final Directories directories;
  private final Recognisers recognisers;
  private final Subscribers subscribers;
  private final SubscriberLanes receivers;
  private final SourceSettings sources;
  private final Timetable timetable;
  private final Syncs syncs;

  ConfiguredLanes(
      EnrolSettings enrol,
      Boxes boxes,
      Directories directories,
      Recognisers recognisers,
      Subscribers subscribers,
      SubscriberLanes receivers,
      SourceSettings sources,
      Timetable timetable,
      Syncs syncs) {
    this.enrol = enrol;
    this.boxes = boxes;
    this.directories = directories;
    this.recognisers = recognisers;
    this.subscribers = subscribers;
    this.receivers = receivers;
    this.sources = sources;
    this.timetable = timetable;
    this.syncs = syncs;
    check(subscribers.all());
  }

  private void check(List<Subscriber> receivers) {
    Set<String> names = new HashSet<>(directories.names());
    recognisers.all().forEach(one -> names.add(one.name()));
    for (Sync sync : syncs.all()) {
      if (!names.add(ListSource.lane(sync.name()))) {
        throw new IllegalArgumentException(
            "muster.syncs[].name is \"%s\"; sync-%s is the name of a box, a cloud or a recogniser, and the source needs it; allowed is another"
                .formatted(sync.name(), sync.name()));
      }
    }
    for (Subscriber subscriber : receivers) {
      if (!names.add(subscriber.name())) {
        throw new IllegalArgumentException(
            "muster.subscribers[].name is \"%s\", which is the name of a box, a cloud, a recogniser or the source of a sync; allowed is one of its own"
                .formatted(subscriber.name()));
      }
    }
  }

  @Override
  public List<Lane> lanes() {
    return lanes(subscribers.all());
  }

  /**
   * The lanes with other subscribers than those in force.
   *
   * @throws IllegalArgumentException with one sentence when one of them cannot be served
   */
  List<Lane> lanes(List<Subscriber> wanted) {
    check(wanted);
    List<Lane> lanes = new ArrayList<>();
    for (Drop drop : enrol.drops()) {
      lanes.add(drop(drop));
      lanes.add(
          new Lane("read-parcels", "read-parcels-of-" + drop.name(), Map.of("drop", drop.name())));
    }
    for (Directory one : directories.all()) {
      Directory.Pace pace = one.pace();
      lanes.add(call(one.name(), pace));
      lanes.add(people(one.name(), inFlight(pace), pace.rate()));
    }
    recognisers.all().stream()
        .filter(one -> directories.find(one.name()).isEmpty())
        .map(one -> call(one.name(), one.pace()))
        .forEach(lanes::add);
    for (Box box : boxes.all()) {
      lanes.addAll(sources(box));
      lanes.add(new Lane("watch-drift", "watch-drift-of-" + box.name(), Map.of("box", box.name())));
    }
    for (Sync sync : syncs.all()) {
      if (sync.source().isCalled()) {
        lanes.add(call(ListSource.lane(sync.name()), sync.source().timeout().toMillis(), CALLS));
      }
      lanes.add(new Lane("run-sync", "run-sync-" + sync.name(), Map.of("sync", sync.name())));
      lanes.add(items(SyncBatches.source(sync.name())));
    }
    syncs.all().stream()
        .flatMap(sync -> syncs.targets(sync).stream())
        .filter(target -> !target.equals(Sync.ROSTER))
        .distinct()
        .forEach(directory -> lanes.add(items(directory)));
    timetable.schedules().forEach((sync, schedule) -> lanes.add(tick(sync, schedule)));
    for (Subscriber one : wanted) {
      lanes.addAll(receivers.lanes(one));
    }
    return lanes;
  }

  private static Lane people(String directory, int inFlight, int rate) {
    return new Lane(
        "place-people",
        "place-people-on-" + directory,
        Map.of(
            "directory",
            directory,
            "inFlight",
            inFlight,
            "ahead",
            Math.max(1, inFlight / 3),
            "rate",
            rate));
  }

  /** How events of the box come in that it does not push. */
  private List<Lane> sources(Box box) {
    List<Lane> lanes = new ArrayList<>();
    if (sources.catchesUp()) {
      lanes.add(new Lane("catch-up", "catch-up-on-" + box.name(), Map.of("box", box.name())));
    }
    box.liveAddress()
        .ifPresent(
            address ->
                lanes.add(
                    new Lane(
                        "watch-live",
                        "watch-live-of-" + box.name(),
                        Map.of("box", box.name(), "address", address))));
    return lanes;
  }

  /** What of plans needs the answer of a source or of a directory. */
  private static Lane items(String lane) {
    return new Lane(
        "carry-out-item",
        "carry-out-items-of-" + lane,
        Map.of("lane", lane, "inFlight", ITEMS_AT_ONCE));
  }

  /** The times of a sync that has some. */
  static Lane tick(String sync, Schedule schedule) {
    return new Lane(
        "tick-sync",
        "tick-sync-" + sync,
        Map.of(
            "sync",
            sync,
            "cron",
            schedule.cron(),
            "zone",
            schedule.zoneId(),
            "misfire",
            schedule.misfire().instruction()));
  }

  /**
   * More than the directory is asked at once: while some are written down in the ledger, the others
   * keep it busy. Few are claimed ahead, for they must be given back when their batch is paused. A
   * slow pace keeps few waiting: what is claimed must be done before its lease ends.
   */
  private static int inFlight(Directory.Pace pace) {
    return pace.rate() == 0 ? pace.together() : Math.min(pace.together(), SECONDS * pace.rate());
  }

  /** Whoever waits for a connection waits for everybody in hand before them, at the longest. */
  private static Lane call(String name, Directory.Pace pace) {
    int turns = Math.max(TURNS, pace.together() / pace.concurrency());
    return call(name, pace.timeout().toMillis(), pace.concurrency(), turns);
  }

  static Lane call(String name, long timeout, int connections) {
    return call(name, timeout, connections, TURNS);
  }

  private static Lane call(String name, long timeout, int connections, int turns) {
    return new Lane(
        "call-out",
        "call-" + name,
        Map.of(
            "lane",
            name,
            "timeout",
            timeout,
            "patience",
            turns * timeout,
            "connections",
            connections));
  }

  private static Lane drop(Drop drop) {
    try {
      Files.createDirectories(drop.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "muster.drops["
              + drop.name()
              + "].folder is \""
              + drop.folder()
              + "\"; it cannot be made",
          e);
    }
    return new Lane(
        "watch-drop",
        "watch-drop-" + drop.name(),
        Map.of("drop", drop.name(), "folder", drop.folder().toString()));
  }
}
