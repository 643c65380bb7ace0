package dev.muster.box;

import dev.muster.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What is known to stand on each box already: permission groups with their ids, the face group, the
 * devices, the event address. Kept in rows, so that it is asked for once per box and group, over
 * restarts too; forgotten when the box denies it.
 */
public final class BoxSetup {

  /** What a box needs before it can recognise a person and report it. */
  public enum Part {
    PERMISSION,
    FACE_GROUP,
    DEVICE,
    EVENT_URL
  }

  /**
   * One part that stands, or that the box refused.
   *
   * @param item the group or device
   * @param value the id that the box gave, or the address that was set
   * @param problem empty, or why the box refused it
   */
  public record Standing(String box, Part part, String item, String value, String problem) {}

  private record Key(String box, Part part, String item) {}

  private final Store store;
  private final Clock clock;
  private final Map<Key, Standing> known = new ConcurrentHashMap<>();

  public BoxSetup(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    all().forEach(this::learn);
  }

  public Optional<Standing> find(String box, Part part, String item) {
    return Optional.ofNullable(known.get(new Key(box, part, item)));
  }

  /** Notes that a part stands on the box. */
  public void stands(String box, Part part, String item, String value) {
    save(new Standing(box, part, item, value, ""));
  }

  /** Notes that the box refused a part; people are still placed, and the page shows it. */
  public void refused(String box, Part part, String item, String problem) {
    save(new Standing(box, part, item, "", problem));
  }

  /** Forgets everything about a box that turned out to have been emptied. */
  public void forget(String box) {
    store.write(db -> db.sql("DELETE FROM box_setup WHERE box = ?").param(box).update());
    known.keySet().removeIf(key -> key.box().equals(box));
  }

  /** Forgets one part, which is then looked for again with the next person. */
  public void forget(String box, Part part, String item) {
    store.write(
        db ->
            db.sql("DELETE FROM box_setup WHERE box = ? AND part = ? AND item = ?")
                .params(box, part.name(), item)
                .update());
    known.remove(new Key(box, part, item));
  }

  public List<Standing> all() {
    return store.read(
        db ->
            db.sql("SELECT box, part, item, value, problem FROM box_setup ORDER BY box, part, item")
                .query(
                    (row, n) ->
                        new Standing(
                            row.getString("box"),
                            Part.valueOf(row.getString("part")),
                            row.getString("item"),
                            row.getString("value"),
                            Optional.ofNullable(row.getString("problem")).orElse("")))
                .list());
  }

  /** What parts of one kind stand on a box, by the id that the box gave them. */
  public Map<String, String> items(String box, Part part) {
    return all().stream()
        .filter(one -> one.box().equals(box) && one.part() == part && !one.value().isEmpty())
        .collect(Collectors.toMap(Standing::value, Standing::item, (one, other) -> one));
  }

  private void save(Standing standing) {
    store.write(
        db ->
            db.sql(
                    """
                    INSERT INTO box_setup (box, part, item, value, problem, checked_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (box, part, item) DO UPDATE SET value = excluded.value,
                      problem = excluded.problem, checked_at = excluded.checked_at
                    """)
                .params(
                    standing.box(),
                    standing.part().name(),
                    standing.item(),
                    standing.value(),
                    standing.problem(),
                    clock.millis())
                .update());
    learn(standing);
  }

  private void learn(Standing standing) {
    known.put(new Key(standing.box(), standing.part(), standing.item()), standing);
  }
}
