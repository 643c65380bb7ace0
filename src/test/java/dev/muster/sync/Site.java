package dev.muster.sync;

import dev.muster.box.Boxes;
import dev.muster.call.Outcome;
import dev.muster.directory.Capabilities;
import dev.muster.directory.Directories;
import dev.muster.directory.Directory;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListedPerson;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.roster.Digest;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import dev.muster.sync.source.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A roster, its ledger and two boxes that tell who stands on them, with the words of a sync. */
final class Site {

  static final List<String> BOXES = List.of("box-1", "box-2");

  final TestStore stored;
  final TestClock clock = new TestClock();
  final Map<String, List<ListedPerson>> lists = new HashMap<>();
  final Map<String, String> troubles = new HashMap<>();
  List<Line> source = new ArrayList<>();
  SyncRuns runs;

  Site(TestStore stored) {
    this.stored = stored;
    stored.clear();
    runs = new SyncRuns(stored.store(), clock, "muster");
    BOXES.forEach(box -> lists.put(box, new ArrayList<>()));
  }

  Store store() {
    return stored.store();
  }

  /** Somebody on the roster who stands on both boxes. */
  Person enrolled(String id, String name) {
    Person person = onRoster(id, name);
    BOXES.forEach(box -> stands(box, person));
    return person;
  }

  Person onRoster(String id, String name) {
    Person person =
        new Person(
            id,
            name,
            PersonType.EMPLOYEE,
            new TreeSet<>(Set.of("main")),
            Digest.ofText("photo of " + id));
    long now = clock.millis();
    store()
        .write(
            db -> {
              Roster.savePhoto(db, person.photo(), person.photo(), 1, now);
              Roster.save(db, person, now);
              return 1;
            });
    return person;
  }

  void stands(String box, Person person) {
    placement(box, person, "PLACED", person.version());
    lists.get(box).add(listed(person));
  }

  void placement(String box, Person person, String state, @Nullable String placed) {
    store()
        .write(
            db ->
                db.sql(
                        """
                        INSERT INTO placement (identity_id, directory, version, placed_version, state,
                          attempts, claims, next_at, updated_at) VALUES (?, ?, ?, ?, ?, 1, 1, 0, 0)
                        """)
                    .params(Arrays.asList(person.id(), box, person.version(), placed, state))
                    .update());
  }

  static ListedPerson listed(Person person) {
    return new ListedPerson(
        person.id(), person.id(), person.name(), person.version(), List.of("main"));
  }

  static ListedPerson stranger(String id, String name) {
    return new ListedPerson(id, id, name, null, List.of());
  }

  void unlisted(String box, String id) {
    lists.get(box).removeIf(one -> one.id().equals(id));
  }

  /** A sync with settings such as {@code grace.period}, 3d. */
  static Sync sync(String... settings) {
    Map<String, String> all = new HashMap<>(Map.of("name", "hr"));
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(all)).bind("", Sync.class).get();
  }

  static Sync toBoxes(String... settings) {
    List<String> all = new ArrayList<>(List.of("targets", "all", "mode", "guarded"));
    all.addAll(Arrays.asList(settings));
    return sync(all.toArray(String[]::new));
  }

  static Sync toRoster(String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "targets",
                "roster",
                "mode",
                "guarded",
                "source.kind",
                "file",
                "source.path",
                "people.csv",
                "group",
                "main"));
    all.addAll(Arrays.asList(settings));
    return sync(all.toArray(String[]::new));
  }

  /** Makes the plan of a run as the routes do. */
  SyncRun plan(Sync... syncs) {
    Sync sync = syncs[syncs.length - 1];
    Planner planner = planner(syncs);
    runs.ask(sync.name(), Cause.HAND, null, sync.rules()).orElseThrow();
    SyncRun run = runs.claim(sync.name(), 1).get(0);
    Planning planning = planner.begin(run);
    if (sync.source().kind() != Kind.ROSTER) {
      source.forEach(planning::take);
      if (troubles.containsKey("source")) {
        planning.failed(troubles.get("source"));
      }
    }
    planner.sourceRead(planning);
    for (DirectoryComparison part : planning.getDirectories()) {
      planner.open(part);
      list(part);
      planner.compared(part);
    }
    runs.settle(planner.finish(planning));
    return runs.find(run.id()).orElseThrow();
  }

  /** The same once the run before has come to its end. */
  SyncRun planAfter(SyncRun before, Sync... syncs) {
    store()
        .write(
            db ->
                db.sql("UPDATE sync_run SET state = 'DONE' WHERE id = ? AND state = 'APPROVED'")
                    .param(before.id())
                    .update());
    return plan(syncs);
  }

  SyncRun planAfterAll(Sync... syncs) {
    store()
        .write(
            db -> db.sql("UPDATE sync_run SET state = 'DONE' WHERE state = 'APPROVED'").update());
    return plan(syncs);
  }

  private void list(DirectoryComparison part) {
    String trouble = troubles.get(part.target());
    part.page(
        trouble == null
            ? new Outcome.Answered<>(new ListPage(lists.get(part.target()), ""))
            : new Outcome.NotReached<>(trouble));
  }

  private Planner planner(Sync... syncs) {
    Boxes none = new Boxes(List.of());
    Directories directories = directories();
    return new Planner(
        store(),
        new Syncs(List.of(syncs), directories, runs),
        runs,
        directories,
        (sync, photo) -> photo,
        new Conclusion(store(), new SetupDrift(none, null), clock),
        clock);
  }

  static Directories directories() {
    return new Directories(BOXES.stream().map(Site::directory).toList());
  }

  private static Directory directory(String name) {
    return new Directory(
        name,
        "sophon-v2",
        "box",
        "http://127.0.0.1:1",
        new Directory.Pace(1, 0, Duration.ofSeconds(1)),
        new Directory.Photo(1 << 20, 1920),
        Capabilities.of(
            new Capabilities.Ids(true, "(?s).", 256),
            Capabilities.Ability.LISTS,
            Capabilities.Ability.REPORTS,
            Capabilities.Ability.VERSIONS));
  }

  static Line line(String id, String name) {
    return line(id, name, "");
  }

  static Line line(String id, String name, String photo) {
    Entry entry = Entry.named(id, name).showing(photo);
    return new Line(1, id, photo, entry, null);
  }

  /** Says that the sync has brought them. */
  void linked(String sync, Person... people) {
    for (Person one : people) {
      store()
          .write(
              db ->
                  db.sql(
                          "INSERT INTO sync_link (sync, item_key, identity_id, linked_at) VALUES (?, ?, ?, 0)")
                      .params(sync, one.id(), one.id())
                      .update());
    }
  }

  void approved(Sync sync, String... targets) {
    for (String target : targets) {
      store()
          .write(
              db ->
                  db.sql(
                          "INSERT INTO sync_approval (sync, target, rules, approved_at) VALUES (?, ?, ?, 0)")
                      .params(sync.name(), target, sync.rules())
                      .update());
    }
  }

  /** The changes of the run, such as "ADD 0007 box-1". */
  List<String> changes(SyncRun run) {
    return store()
        .read(
            db ->
                db.sql(
                        """
                        SELECT change, item_key, target, fields, COALESCE(reason, '') AS why FROM sync_item
                        WHERE run = ? ORDER BY target, item_key
                        """)
                    .param(run.id())
                    .query(
                        (row, n) ->
                            String.join(
                                    " ",
                                    row.getString("change"),
                                    row.getString("item_key"),
                                    row.getString("target"),
                                    row.getString("fields"),
                                    row.getString("why"))
                                .strip()
                                .replaceAll(" +", " "))
                    .list());
  }

  List<Trip> trips(SyncRun run) {
    return store().read(db -> PartRows.trips(db, run.id())).stream().map(Tripped::trip).toList();
  }

  long hints() {
    return store().read(db -> db.sql("SELECT count(*) FROM sync_hint").query(Long.class).single());
  }

  void later(Duration by) {
    clock.pass(by);
  }
}
