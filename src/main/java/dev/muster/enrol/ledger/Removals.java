package dev.muster.enrol.ledger;

import dev.muster.store.Store;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * People who are to leave because an operator or a program says so, as a batch like any other: a
 * row for each, done when every directory has shown that the person is gone.
 *
 * <p>Guarantee: when {@link #ask} returns, everybody is written down. After a crash in between some
 * are; asking once more does no harm.
 */
public final class Removals {

  /** The source of their batches, which is no drop. */
  public static final String SOURCE = "console";

  /** Most people that one batch may name. */
  public static final int MOST = 10_000;

  private static final int AT_ONCE = 100;

  private final Store store;
  private final Admission admission;
  private final int limit;
  private final Clock clock;

  /**
   * @param limit how many people may leave without a confirmation
   */
  public Removals(Store store, Admission admission, int limit, Clock clock) {
    this.store = store;
    this.admission = admission;
    this.limit = limit;
    this.clock = clock;
  }

  /** Wants the people off every directory; returns the batch, which waits when they are many. */
  public String ask(List<String> ids) {
    Set<String> people = new LinkedHashSet<>(ids);
    if (people.isEmpty() || people.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " people may leave at once");
    }
    String batch = begin(people.size());
    List<String> all = List.copyOf(people);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      dismiss(batch, all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    store.write(db -> Closable.close(db, batch, clock.millis()));
    admission.enlistment().ring();
    return batch;
  }

  /** Whether anything is kept of somebody who is not on the roster any more. */
  public boolean keeps(String id) {
    return store.read(db -> Pins.keeps(db, id));
  }

  private String begin(int people) {
    long now = clock.millis();
    return store.write(
        db -> {
          String id = Batches.add(db, SOURCE, Mode.ENROL, null, null, now);
          db.sql("UPDATE batch SET expected = ? WHERE id = ?").params(people, id).update();
          if (people > limit) {
            Pause.hold(db, id, PauseReason.REMOVAL, now);
          }
          return id;
        });
  }

  private void dismiss(String batch, List<String> people) {
    long now = clock.millis();
    store.write(
        db -> {
          people.forEach(id -> admission.dismiss(db, Applicant.leaving(batch, SOURCE, id), now));
          Batches.touch(db, batch, now);
          return people.size();
        });
  }
}
