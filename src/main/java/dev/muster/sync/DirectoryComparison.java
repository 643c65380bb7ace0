package dev.muster.sync;

import dev.muster.call.Outcome;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.sync.Places.Standing;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A directory of a run, while its list goes by, page after page, and is compared with who is to
 * stand there. The lists of several directories are compared at the same time, each by one thread.
 */
public final class DirectoryComparison implements Comparison {

  private final SyncRun run;
  private final String target;
  private final boolean versions;
  private final boolean groups;
  private final Roll roll;
  private final Supplier<Places> ledger;
  private final IntPredicate wanted;
  private final @Nullable BitSet chosen;
  private final Departures departures;
  private final Relapses relapses;
  private final PlanItems items;
  private final Counts counts = new Counts();
  private final ListCursor cursor;
  private final long begun;
  private Places places = Places.NONE;
  private int last = -1;
  private long placed;
  private long placedAndSeen;
  private String trouble = "";
  private long ended;

  /**
   * What a comparison knows of its directory.
   *
   * @param versions whether its list tells the version that stands there
   * @param groups whether the groups that it tells are permission groups; those of a cloud are its
   *     own
   * @param ledger what the ledger knows of everybody there
   * @param wanted who, by their places, is to stand there
   * @param chosen who was chosen for it by the list of the source before; null where no list
   *     chooses
   */
  record Known(
      String target,
      boolean versions,
      boolean groups,
      Roll roll,
      Supplier<Places> ledger,
      IntPredicate wanted,
      @Nullable BitSet chosen) {}

  DirectoryComparison(
      SyncRun run,
      Known known,
      Function<Consumer<Draft>, Departures> departures,
      Function<Consumer<Draft>, Relapses> relapses,
      PlanItems items,
      long now) {
    this.run = run;
    this.target = known.target();
    this.versions = known.versions();
    this.groups = known.groups();
    this.roll = known.roll();
    this.ledger = known.ledger();
    this.wanted = known.wanted();
    this.chosen = known.chosen();
    this.departures = departures.apply(this::add);
    this.relapses = relapses.apply(this::add);
    this.items = items;
    this.cursor = new ListCursor(target);
    this.begun = now;
    this.ended = now;
  }

  /**
   * Reads what the ledger knows, before the list is read: whoever is placed meanwhile is no
   * difference.
   */
  void open() {
    places = ledger.get();
  }

  /** What is asked next. */
  public ListPeople wish() {
    return cursor.wish();
  }

  /** True while the list has not come to its end. */
  public boolean isPageToRead() {
    return !cursor.isOver();
  }

  public SyncRun run() {
    return run;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public String trouble() {
    return trouble;
  }

  @Override
  public long millis() {
    return ended - begun;
  }

  /** People who are known to stand there, and those of them whom the list has. */
  Guard.Target evidence(Guard.Approved approved) {
    return new Guard.Target(
        placed, placedAndSeen, counts.of(Change.REMOVE) + counts.of(Change.WAIT), approved);
  }

  void page(Outcome<ListPage> outcome) {
    counts.calls++;
    outcome.fold(
        page -> read(page),
        refusal -> fail(refusal.reason() + ": " + refusal.detail()),
        this::fail,
        this::fail);
  }

  private Counts read(ListPage page) {
    page.people().forEach(this::take);
    String wrong = cursor.turn(page, counts.listed);
    return wrong.isEmpty() ? counts : fail(wrong);
  }

  /** The reading did not come to its end. */
  Counts fail(String why) {
    trouble = why;
    cursor.stop();
    return counts;
  }

  private void take(ListedPerson one) {
    int place = one.id().isEmpty() ? places.find(one.version()) : roll.find(one.id(), last + 1);
    if (place < 0) {
      counts.listed += departures.outsider(one) ? 1 : 0;
      return;
    }
    last = place;
    if (!places.see(place)) {
      return;
    }
    counts.listed++;
    if (places.standing(place) == Standing.UNDER_WAY || roll.isLeaving(place)) {
      counts.underWay++;
    } else if (!wanted.test(place)) {
      departures.unwanted(one, roll.id(place));
    } else if (places.standing(place) == Standing.REFUSED) {
      add(refused(one.key(), place).found(Texts.of(one), null));
    } else {
      compare(place, one);
    }
  }

  private void compare(int place, ListedPerson one) {
    Set<Field> differing = EnumSet.noneOf(Field.class);
    if (one.name() != null && !roll.isNamed(place, one.name())) {
      differing.add(Field.NAME);
    }
    if (groups && !one.groups().isEmpty() && !roll.isInGroups(place, one.groups())) {
      differing.add(Field.GROUPS);
    }
    boolean unknown = places.standing(place) == Standing.NONE;
    if (unknown || versions && !places.isVersion(place, one.version())) {
      differing.add(Field.VERSION);
    }
    if (differing.isEmpty() && chosen != null && !chosen.get(place)) {
      add(Draft.of(Change.LINK, one.key(), roll.id(place), ""));
    } else if (differing.isEmpty()) {
      counts.unchanged++;
    } else {
      relapses.differing(
          Draft.of(Change.UPDATE, one.key(), roll.id(place), "")
              .differingIn(differing)
              .found(Texts.of(one), null));
    }
  }

  /**
   * Whoever the list did not have is missing; the list was whole. What the ledger knew is let go:
   * the next list needs the room.
   */
  void end(long now) {
    if (trouble.isEmpty()) {
      departures.end();
      relapses.end();
      for (int place = 0; place < roll.size(); place++) {
        missing(place);
      }
      items.write();
      placed = places.placed();
      placedAndSeen = places.placedAndSeen();
    }
    places = Places.NONE;
    ended = now;
  }

  private void missing(int place) {
    boolean should = wanted.test(place) && !roll.isLeaving(place);
    counts.wanted += should ? 1 : 0;
    if (!should && chosen != null && chosen.get(place) && !places.isSeen(place)) {
      absent(Change.REMOVE, place);
    }
    if (should && !places.isSeen(place)) {
      switch (places.standing(place)) {
        case UNDER_WAY -> counts.underWay++;
        case REFUSED -> add(refused(roll.id(place), place));
        default -> absent(Change.ADD, place);
      }
    }
  }

  /** What it refused is told again with every plan, until another photo has come. */
  private Draft refused(String key, int place) {
    return Draft.conflict(key, roll.id(place), "", Conflict.REFUSED_THERE);
  }

  private void absent(Change change, int place) {
    add(Draft.of(change, roll.id(place), roll.id(place), ""));
  }

  /** Writes down what was added after the end. */
  void flush() {
    items.write();
  }

  void add(Draft draft) {
    counts.add(draft.change());
    items.add(draft);
  }
}
