package dev.muster.enrol;

import dev.muster.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands settled photos back: to {@code .done/<batch>} or {@code .failed/<batch>}, under the folder
 * and name they were dropped with. A crash between the move and its row repeats neither.
 *
 * <p>Only what was set aside is moved: a file of that name in the drop itself may be a newer photo,
 * or one that is just being set aside.
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

  /** Moves every photo that is settled; returns how many rows are done with. */
  public int moveSettled() {
    int done = 0;
    int round;
    do {
      round = handBack(store.read(db -> Batches.toHandBack(db, AT_ONCE)));
      done += round;
    } while (round == AT_ONCE);
    return done;
  }

  private int handBack(List<BatchRow> rows) {
    List<Long> handed = new ArrayList<>();
    try {
      for (BatchRow row : rows) {
        if (move(row)) {
          handed.add(row.id());
        }
      }
    } finally {
      if (!handed.isEmpty()) {
        store.write(db -> Batches.handed(db, handed));
      }
    }
    return handed.size();
  }

  /** Returns false when the photo is not set aside yet. */
  private boolean move(BatchRow row) {
    Drop drop = drops.get(row.source());
    if (drop == null) {
      LOG.warn(
          "{} of batch {} cannot be handed back: the drop {} is not configured any more",
          row.file(),
          row.batch(),
          row.source());
      return true;
    }
    // Looked for in this order, a file that is being set aside meanwhile is found once at least.
    boolean inDrop = Files.exists(drop.folder().resolve(row.file()));
    Path shelf = drop.taken().resolve(row.shelf());
    if (!Files.exists(shelf)) {
      return !inDrop;
    }
    Path home = (row.state().good() ? drop.done() : drop.failed()).resolve(row.batch());
    try {
      Path target = free(home.resolve(row.file()));
      Files.createDirectories(target.getParent());
      Files.move(shelf, target);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "handing back " + row.file() + " of batch " + row.batch() + " failed", e);
    }
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
