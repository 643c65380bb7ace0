package dev.muster.event.source;

import dev.muster.event.JournalKit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A box in memory with a history that grows while it is read. What the documents leave open is
 * drawn by lot: the order of its lists, how many rows it gives at most, whether it counts them.
 */
final class ListingBox {

  private record Happened(String id, Instant at) {}

  private final Random random;
  private final List<Happened> history = new ArrayList<>();
  private final int order;
  private final int most;
  private final boolean counts;
  private boolean stumbles = true;

  ListingBox(Random random) {
    this.random = random;
    this.order = random.nextInt(3);
    this.most = List.of(1000, 1000, 7, 30).get(random.nextInt(4));
    this.counts = random.nextInt(4) > 0;
  }

  /** How it lists, for the message of a failing test. */
  @Override
  public String toString() {
    String sorted = List.of("oldest first", "newest first", "as recorded").get(order);
    return "%s, at most %d rows, %s".formatted(sorted, most, counts ? "counted" : "not counted");
  }

  /** Something happened, and is written down now. */
  void happens(Instant at) {
    history.add(new Happened("own-" + history.size(), at));
  }

  int size() {
    return history.size();
  }

  /** From now on it answers every time. */
  void recovers() {
    stumbles = false;
  }

  CatchUp answer(CatchUp asked) {
    if (stumbles && random.nextInt(12) == 0) {
      return asked.failed("no answer");
    }
    Window window = asked.window();
    List<Happened> fitting =
        new ArrayList<>(
            history.stream().filter(one -> window.holds(one.at(), Duration.ZERO)).toList());
    Comparator<Happened> byTime = Comparator.comparing(Happened::at);
    if (order == 0) {
      fitting.sort(byTime);
    } else if (order == 1) {
      fitting.sort(byTime.reversed());
    }
    int rows = Math.min(most, asked.rows());
    int from = Math.min(fitting.size(), asked.page() * rows);
    List<Listed> page =
        fitting.subList(from, Math.min(fitting.size(), from + rows)).stream()
            .map(ListingBox::listed)
            .toList();
    return asked.listed(page, counts ? fitting.size() : Paging.UNTOLD);
  }

  private static Listed listed(Happened one) {
    return Listed.of(
        one.id(),
        JournalKit.stranger(one.id(), one.at()),
        "",
        "" + one.at().toEpochMilli(),
        one.id().getBytes());
  }
}
