package dev.muster.sync;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.roster.Person;
import dev.muster.store.Store;
import dev.muster.sync.LinkRows.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roster as the target of a run, while the entries of the source go by and are compared with
 * whom they mean, some hundred at a time. Only whom the sync has brought before can leave.
 */
final class RosterComparison implements Comparison {

  private static final int AT_ONCE = 500;

  private final Store store;
  private final Sync sync;
  private final Truth truth;
  private final Roll roll;
  private final PlanItems items;
  private final Settled settled;
  private final Counts counts = new Counts();
  private final List<Entry> waiting = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> underOtherKeys = new HashSet<>();
  private final Map<String, String> comers = new HashMap<>();
  private final long begun;
  private String trouble = "";
  private long ended;

  RosterComparison(
      Store store, Sync sync, Truth truth, Roll roll, PlanItems items, Settled settled, long now) {
    this.store = store;
    this.sync = sync;
    this.truth = truth;
    this.roll = roll;
    this.items = items;
    this.settled = settled;
    this.begun = now;
    this.ended = now;
  }

  @Override
  public String target() {
    return Sync.ROSTER;
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public long millis() {
    return ended - begun;
  }

  @Override
  public String trouble() {
    return trouble;
  }

  void fail(String why) {
    trouble = why;
  }

  /** An entry that cannot be used; whoever it names is listed all the same, and not missing. */
  void unusable(Line line, Refusal refusal) {
    counts.listed++;
    keys.add(line.text());
    add(
        Draft.of(Change.CONFLICT, line.text(), null, "")
            .because(refusal.reason().name(), refusal.detail()));
  }

  void take(Entry entry) {
    counts.listed++;
    if (!keys.add(entry.id())) {
      counts.twice++;
      add(Draft.conflict(entry.id(), null, entry.name(), Conflict.TWICE));
      return;
    }
    waiting.add(entry);
    if (waiting.size() == AT_ONCE) {
      compare();
    }
  }

  private record Around(
      Map<String, Link> links,
      Map<String, Person> people,
      Set<String> leaving,
      Map<String, Set<String>> bringers) {}

  private void compare() {
    List<String> those = waiting.stream().map(Entry::id).toList();
    Around around =
        store.read(
            db -> {
              Map<String, Link> links = LinkRows.of(db, sync.name(), those);
              List<String> ids = new ArrayList<>();
              those.forEach(
                  key -> ids.add(links.containsKey(key) ? links.get(key).identityId() : key));
              return new Around(
                  links,
                  PlanItems.byId(db, ids),
                  LinkRows.leaving(db, ids),
                  LinkRows.bringers(db, truth.earlier(), ids));
            });
    waiting.forEach(entry -> compare(entry, around));
    waiting.clear();
  }

  private void compare(Entry entry, Around around) {
    Link link = around.links().get(entry.id());
    String id = link == null ? entry.id() : link.identityId();
    if (!id.equals(entry.id())) {
      underOtherKeys.add(id);
    }
    Person person = around.people().get(id);
    if (person == null && entry.validity().isOver(Instant.ofEpochMilli(begun))) {
      counts.unchanged++;
    } else if (person == null) {
      newcomer(entry);
    } else if (around.leaving().contains(id)) {
      add(Draft.conflict(entry.id(), id, person.name(), Conflict.LEAVING));
    } else if (truth.isBeingWritten(id)) {
      counts.underWay++;
    } else {
      known(entry, link, person, truth.fields(around.bringers().getOrDefault(id, Set.of())));
    }
  }

  private void newcomer(Entry entry) {
    int alike = roll.findAlike(entry.id());
    if (alike >= 0 && !settled.areDifferent(entry.id(), roll.id(alike))) {
      String other = roll.id(alike);
      add(
          Draft.conflict(entry.id(), other, entry.name(), Conflict.ALIKE)
              .because(Conflict.ALIKE.name(), other)
              .wanted(Texts.of(entry), null)
              .asking(new Draft.Hint("NUMBER", other, entry.name())));
      return;
    }
    if (entry.photo().isEmpty() && !truth.bringsPhotos()) {
      add(
          Draft.conflict(entry.id(), null, entry.name(), Conflict.NO_PHOTO)
              .wanted(Texts.of(entry), null));
      return;
    }
    Entry grouped = entry.groups().isEmpty() ? EntryMatch.in(entry, sync.group()) : entry;
    if (grouped.groups().isEmpty()) {
      add(
          Draft.of(Change.CONFLICT, entry.id(), null, entry.name())
              .because(Reason.NO_GROUP.name(), "")
              .wanted(Texts.of(entry), null));
      return;
    }
    if (!entry.name().isEmpty()) {
      comers.put(entry.name(), entry.id());
    }
    add(
        Draft.of(Change.ADD, entry.id(), null, entry.name())
            .wanted(Texts.of(grouped), entry.photo()));
  }

  private void known(Entry entry, @Nullable Link link, Person person, Set<Field> fields) {
    String before = link == null ? "" : link.photo();
    String now = truth.mark(entry.photo());
    Set<Field> differing = EntryMatch.differing(entry, person, fields, before, now);
    boolean back = link != null && (link.missingSince() != null || link.suspended() != null);
    if (back && link.suspended() != null) {
      differing = EnumSet.copyOf(differing);
      differing.add(sync.grace().by() == Grace.By.UNGROUP ? Field.GROUPS : Field.VALIDITY);
    }
    boolean unmarked = before.isEmpty() && !now.isEmpty() && fields.contains(Field.PHOTO);
    if (differing.isEmpty() && link != null && !back && !unmarked) {
      counts.unchanged++;
      return;
    }
    Change change = differing.isEmpty() ? Change.LINK : Change.UPDATE;
    boolean photo = differing.contains(Field.PHOTO) || unmarked || change == Change.LINK;
    add(
        Draft.of(change, entry.id(), person.id(), person.name())
            .differingIn(differing)
            .found(Texts.of(person), person.photo())
            .wanted(Texts.of(EntryMatch.only(entry, fields)), photo ? entry.photo() : null));
  }

  /** Whoever was brought before and is not listed now leaves; the list was whole. */
  void end(long now) {
    if (trouble.isEmpty()) {
      compare();
      counts.wanted = keys.size();
      Missing missing = new Missing(store, sync, now, comers, settled);
      missing.each(
          link -> !keys.contains(link.key()) && !underOtherKeys.contains(link.identityId()),
          this::missing);
      items.write();
    }
    ended = now;
  }

  private void missing(Missing.One one) {
    if (one.draft() == null) {
      counts.underWay++;
    } else if (one.newKey().isEmpty()) {
      add(one.draft());
    } else {
      add(one.draft());
      items.ask(one.newKey(), one.hint());
      items.turnIntoConflict(one.newKey(), one.draft().why().reason(), one.draft().identityId());
      counts.turn(Change.ADD, Change.CONFLICT);
    }
  }

  Guard.Target evidence(long standing, Guard.Approved approved) {
    long removals = counts.of(Change.REMOVE) + counts.of(Change.WAIT);
    return new Guard.Target(standing, standing, removals, approved);
  }

  private void add(Draft draft) {
    counts.add(draft.change());
    items.add(draft);
  }
}
