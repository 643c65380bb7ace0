package dev.muster.box;

import dev.muster.box.BoxSetup.Part;
import dev.muster.box.BoxSetup.Standing;
import dev.muster.box.Drift.Item;
import dev.muster.call.OwnAddress;
import dev.muster.store.Store;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Compares boxes with what is wanted of them, on a timer and on demand, and puts them right when
 * somebody asks for it. What has drifted is also forgotten as standing, so that the next person who
 * is placed there sets it up again. One look at a box at a time.
 */
public final class Drifts {

  private final Boxes boxes;
  private final BoxSetup setup;
  private final Store store;
  private final DriftLog log;
  private final OwnAddress own;
  private final Inspector inspector;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  Drifts(
      Boxes boxes, BoxSetup setup, Store store, DriftLog log, OwnAddress own, Inspector inspector) {
    this.boxes = boxes;
    this.setup = setup;
    this.store = store;
    this.log = log;
    this.own = own;
    this.inspector = inspector;
  }

  /** What the last look has shown; nobody is asked. */
  public DriftReport report(String box) {
    return log.report(box);
  }

  /** Looks at a box that was set up before; one that is still to be set up has not drifted. */
  public void tick(String box) {
    look(box);
  }

  /** The same, and tells what it has shown; empty also when somebody else looks at the moment. */
  public Optional<DriftReport> look(String box) {
    boolean stands = setup.all().stream().anyMatch(part -> part.box().equals(box));
    return stands ? check(box) : Optional.empty();
  }

  /** Looks at the box now; empty when somebody else does at the moment. */
  public Optional<DriftReport> check(String box) {
    return alone(box, inspector::inspect);
  }

  /** Puts right what can be, and tells what is left; empty when somebody else is at it. */
  public Optional<DriftReport> fix(String box) {
    return alone(box, inspector::repair);
  }

  /** A step of {@code repair-box}: the groups are read again, since some were created. */
  public Inspection groupsAgain(Inspection mended) {
    return mended.groupsAgain();
  }

  /** A step of {@code repair-box}: the look after the repair. */
  public Inspection again(Inspection mended) {
    return mended.again();
  }

  private Optional<DriftReport> alone(String name, UnaryOperator<Inspection> look) {
    if (!underWay.add(name)) {
      return Optional.empty();
    }
    try {
      Box box = boxes.get(name);
      Wanted wanted = Wanted.of(box, groupsOfPeople(name), own.of(box.eventPath()));
      Inspection seen = look.apply(Inspection.of(box, wanted));
      if (seen.isIncomplete()) {
        log.failed(name, seen.trouble());
      } else {
        List<Item> items = seen.drift();
        forget(seen, items);
        log.save(name, items, seen.trouble());
      }
      return Optional.of(log.report(name));
    } finally {
      underWay.remove(name);
    }
  }

  /** The permission groups of everybody who is to stand on the box. */
  private SortedSet<String> groupsOfPeople(String box) {
    SortedSet<String> groups = new TreeSet<>();
    store
        .read(
            db ->
                db.sql(
                        """
                        SELECT DISTINCT r.permission_groups FROM placement p
                        JOIN person r ON r.identity_id = p.identity_id
                        WHERE p.directory = ? AND p.state <> 'REMOVING'
                        """)
                    .param(box)
                    .query(String.class)
                    .list())
        .forEach(lines -> groups.addAll(Arrays.asList(lines.split("\n"))));
    groups.remove("");
    return groups;
  }

  /**
   * A part that drifted is to be set up again, unless the box has refused it: then the refusal is
   * kept, for people to see. A refused part that stands after all is no longer refused.
   */
  private void forget(Inspection seen, List<Item> items) {
    if (seen.isOver()) {
      return;
    }
    Map<Part, Set<String>> drifted =
        Map.of(
            Part.EVENT_URL, new HashSet<>(),
            Part.PERMISSION, new HashSet<>(),
            Part.FACE_GROUP, new HashSet<>(),
            Part.DEVICE, new HashSet<>());
    for (Item item : items) {
      if (item.fix() != null) {
        switch (item.part()) {
          case EVENT_URL -> drifted.get(Part.EVENT_URL).add("");
          case PERMISSION -> drifted.get(Part.PERMISSION).add(item.item());
          case DEVICE -> drifted.get(Part.DEVICE).add(seen.device(item.item()).group());
          default -> {}
        }
      }
    }
    for (Standing part : setup.all()) {
      boolean refused = !part.problem().isEmpty();
      boolean off = drifted.get(part.part()).contains(part.item()) || isReplaced(part, seen);
      if (part.box().equals(seen.lane()) && off != refused) {
        setup.forget(part.box(), part.part(), part.item());
      }
    }
  }

  /** True when the box gave the group another id than we know: it was created anew. */
  private static boolean isReplaced(Standing part, Inspection seen) {
    return switch (part.part()) {
      case PERMISSION ->
          seen.groupId(part.item()).filter(id -> !id.equals(part.value())).isPresent();
      case FACE_GROUP -> !part.value().equals(seen.found().faceGroup());
      default -> false;
    };
  }
}
