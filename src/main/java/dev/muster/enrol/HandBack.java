package dev.muster.enrol;

import dev.muster.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands settled photos back: to {@code .done/<batch>} or {@code .failed/<batch>}, under the folder
 * and name they were dropped with. A crash between the move and its row repeats neither.
 */
public final class HandBack {

  private static final Logger LOG = LoggerFactory.getLogger(HandBack.class);
  private static final int AT_ONCE = 500;

  private final Store store;
  private final Map<String, Drop> drops;

  HandBack(Store store, EnrolSettings settings) {
    this.store = store;
    this.drops =
        settings.drops().stream().collect(Collectors.toMap(Drop::name, Function.identity()));
  }

  /**
   * Moves every photo that is settled and returns how many. One that cannot be moved is logged and
   * tried again the next time; it does not hold up the others.
   */
  public int moveSettled() {
    int moved = 0;
    List<BatchRow> rows = settled(0);
    while (!rows.isEmpty()) {
      List<Long> handed = rows.stream().filter(this::handBack).map(BatchRow::id).toList();
      if (!handed.isEmpty()) {
        store.write(
            db -> {
              Batches.handed(db, handed);
              return handed.size();
            });
      }
      moved += handed.size();
      rows = settled(rows.get(rows.size() - 1).id());
    }
    return moved;
  }

  private List<BatchRow> settled(long after) {
    return store.read(db -> Batches.toHandBack(db, after, AT_ONCE));
  }

  /** Returns whether nothing is left to do for the row. */
  private boolean handBack(BatchRow row) {
    Drop drop = drops.get(row.source());
    if (drop == null) {
      LOG.warn(
          "{} of batch {} cannot be handed back: the drop {} is not configured any more",
          row.file(),
          row.batch(),
          row.source());
      return true;
    }
    Path shelf = drop.taken().resolve(row.shelf());
    // In this order: a photo that is being set aside meanwhile is on its shelf afterwards.
    boolean onItsWay = !Files.exists(shelf) && Files.exists(drop.folder().resolve(row.file()));
    if (onItsWay) {
      return false;
    }
    try {
      if (Files.exists(shelf)) {
        move(shelf, (row.state().good() ? drop.done() : drop.failed()).resolve(row.batch()), row);
      }
      return true;
    } catch (IOException e) {
      LOG.warn(
          "Handing back {} of batch {} failed and is tried again: {}",
          row.file(),
          row.batch(),
          e.toString());
      return false;
    }
  }

  private static void move(Path shelf, Path home, BatchRow row) throws IOException {
    Path target = free(home.resolve(row.file()));
    Files.createDirectories(target.getParent());
    Files.move(shelf, target);
  }

  private static Path free(Path wanted) {
    Path free = wanted;
    String name = wanted.getFileName().toString();
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    for (int n = 2; Files.exists(free); n++) {
      free = wanted.resolveSibling(name.substring(0, dot) + " (" + n + ")" + name.substring(dot));
    }
    return free;
  }
}
