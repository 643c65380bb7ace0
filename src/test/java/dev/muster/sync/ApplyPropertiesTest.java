package dev.muster.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Outcome;
import dev.muster.directory.ListedPerson;
import dev.muster.enrol.ledger.Placing;
import dev.muster.enrol.manifest.Action;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.roster.Digest;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import dev.muster.roster.Roster;
import dev.muster.roster.Validity;
import dev.muster.store.Database;
import dev.muster.store.TestStore;
import dev.muster.sync.apply.Hands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever two lists say: carrying the plan out makes them equal, a second plan is empty, and
 * taking the run back restores what was, wherever the program dies in between.
 */
class ApplyPropertiesTest {

  private static final Sync HR =
      Site.toRoster(
          "mode",
          "apply",
          "guard.removals",
          "1000",
          "guard.removal-percent",
          "100",
          "guard.shrunk-percent",
          "100");

  private static final Sync BOXES =
      Site.toBoxes(
          "mode",
          "apply",
          "strangers",
          "remove",
          "guard.removals",
          "1000",
          "guard.removal-percent",
          "100",
          "guard.shrunk-percent",
          "100");

  private static TestStore stored;
  private static PhotoStore photos;
  private static Path folder;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("apply-properties");
    stored = Database.SQLITE.open(folder);
    photos = new PhotoStore(folder.resolve("photos"));
  }

  @AfterContainer
  static void close() throws IOException {
    stored.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  /** Somebody whom a source lists. */
  record Someone(int number, int name, int group, int photo, int extra) {

    String id() {
      return "10%02d".formatted(number);
    }

    Line line() {
      Entry entry =
          new Entry(
              id(),
              "P" + number + " " + name,
              null,
              new TreeSet<>(Set.of("group" + group)),
              Validity.ALWAYS,
              new TreeMap<>(Map.of("room", "r" + extra)),
              id() + "-" + photo + ".jpg",
              Action.ADD);
      return new Line(1, id(), entry.photo(), entry, null);
    }

    /** As the roster is to have them. */
    Person person() {
      Entry entry = line().entry();
      return new Person(
          id(),
          entry.name(),
          PersonType.EMPLOYEE,
          entry.groups(),
          Digest.of(Hands.photo(entry.photo())),
          Validity.ALWAYS,
          entry.extra());
    }
  }

  @Provide
  Arbitrary<List<Someone>> people() {
    Arbitrary<Integer> two = Arbitraries.integers().between(0, 1);
    return Combinators.combine(Arbitraries.integers().between(0, 11), two, two, two, two)
        .as(Someone::new)
        .list()
        .uniqueElements(Someone::number)
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  /** A clock that breaks the program off at one of the moments that it is asked for the time. */
  private static final class BreakingClock extends Clock {

    private final Clock real;
    private int left = Integer.MAX_VALUE;

    BreakingClock(Clock real) {
      this.real = real;
    }

    void breakAfter(int calls) {
      left = calls;
    }

    @Override
    public Instant instant() {
      if (left-- == 0) {
        throw new IllegalStateException("on purpose");
      }
      return real.instant();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Property(tries = 60)
  void theRosterIsAsTheSourceSaysAndCanBeTakenBack(
      @ForAll("people") List<Someone> first,
      @ForAll("people") List<Someone> then,
      @ForAll @IntRange(min = 0, max = 12) int breaks) {
    Site site = new Site(stored);
    BreakingClock clock = new BreakingClock(site.clock);
    Hands hands = hands(site, HR, clock);
    sync(site, hands, clock, first, 1000);
    assertThat(roster()).isEqualTo(wanted(first));
    SyncRun run = sync(site, hands, clock, then, breaks);
    assertThat(roster()).isEqualTo(wanted(then));
    assertThat(site.changes(site.plan(HR))).isEmpty();
    if (run.batch() != null) {
      Long undo = hands.undo(run.id()).run();
      carryOut(site, hands, clock, site.runs.find(undo).orElseThrow(), breaks);
      hands.placeEverybody();
    }
    assertThat(roster()).isEqualTo(wanted(first));
  }

  @Property(tries = 40)
  void boxesListWhoIsOnTheRoster(
      @ForAll("people") List<Someone> people,
      @ForAll @IntRange(min = 0, max = 4095) int missing,
      @ForAll @IntRange(min = 0, max = 4095) int old,
      @ForAll @IntRange(min = 0, max = 3) int strangers,
      @ForAll @IntRange(min = 0, max = 12) int breaks) {
    Site site = new Site(stored);
    BreakingClock clock = new BreakingClock(site.clock);
    Hands hands = hands(site, BOXES, clock);
    people.forEach(one -> site.enrolled(one.id(), "P" + one.number()));
    List<ListedPerson> box = site.lists.get("box-2");
    people.stream()
        .filter(one -> bit(missing, one))
        .forEach(one -> site.unlisted("box-2", one.id()));
    box.replaceAll(
        one ->
            bit(old, Integer.parseInt(one.id().substring(2)))
                ? new ListedPerson(one.key(), one.id(), one.name(), "0".repeat(32), one.groups())
                : one);
    for (int n = 0; n < strangers; n++) {
      box.add(new ListedPerson("x" + n, "x" + n, "Eve " + n, null, List.of("main")));
    }
    SyncRun planned = site.plan(BOXES);
    if (planned.state() != RunState.DONE) {
      carryOut(site, hands, clock, planned, breaks);
    }
    hands.placeEverybody(placing -> listedAs(site, placing));
    int removed = hands.answerAll("box-2", new Outcome.Answered<>("gone"));
    assertThat(removed).isEqualTo(strangers);
    box.removeIf(one -> one.id().startsWith("x"));
    assertThat(listed(box)).isEqualTo(listed(site.lists.get("box-1")));
    SyncRun second = site.plan(BOXES);
    assertThat(site.changes(second)).isEmpty();
    assertThat(second.state()).isEqualTo(RunState.DONE);
  }

  private static boolean bit(int mask, Someone one) {
    return bit(mask, one.number());
  }

  private static boolean bit(int mask, int number) {
    return (mask >> number & 1) == 1;
  }

  private static void listedAs(Site site, Placing placing) {
    List<ListedPerson> list = site.lists.get(placing.directory());
    list.removeIf(one -> one.id().equals(placing.person().id()));
    if (!placing.isRemoval()) {
      list.add(Site.listed(placing.person()));
    }
  }

  private static Set<String> listed(List<ListedPerson> list) {
    return list.stream()
        .map(one -> one.id() + " " + one.version())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Hands hands(Site site, Sync sync, Clock clock) {
    Syncs all = new Syncs(List.of(sync), Site.directories(), site.runs);
    return new Hands(stored.store(), all, site.runs, photos, Site.BOXES, clock);
  }

  private static SyncRun sync(
      Site site, Hands hands, BreakingClock clock, List<Someone> people, int breaks) {
    site.source = new ArrayList<>(people.stream().map(Someone::line).toList());
    SyncRun planned = site.plan(HR);
    assertThat(planned.trouble()).isEmpty();
    if (planned.state() == RunState.DONE) {
      return planned;
    }
    SyncRun run = carryOut(site, hands, clock, planned, breaks);
    hands.fetchAll("sync-hr");
    hands.placeEverybody();
    return run;
  }

  /** Dies once on the way, unless it is at its end by then. */
  private static SyncRun carryOut(
      Site site, Hands hands, BreakingClock clock, SyncRun planned, int breaks) {
    if (planned.state().isWaiting()) {
      site.runs.approve(planned.id(), "somebody");
    }
    SyncRun run = site.runs.claim(planned.sync(), 1).get(0);
    SyncRun ended;
    clock.breakAfter(breaks);
    try {
      ended = hands.apply(run);
    } catch (IllegalStateException onPurpose) {
      ended = hands.apply(site.runs.find(run.id()).orElseThrow());
    }
    clock.breakAfter(Integer.MAX_VALUE);
    assertThat(ended.state()).isEqualTo(RunState.DONE);
    site.runs.settle(ended);
    return site.runs.find(run.id()).orElseThrow();
  }

  private static List<Person> wanted(List<Someone> people) {
    return people.stream()
        .map(Someone::person)
        .sorted(Comparator.comparing(Person::id))
        .collect(Collectors.toList());
  }

  private static List<Person> roster() {
    return stored.store().read(db -> Roster.page(db, "", 100));
  }
}
