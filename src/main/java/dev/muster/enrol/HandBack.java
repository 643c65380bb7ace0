package dev.muster.enrol;

import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.BatchRows;
import dev.muster.enrol.ledger.SyncBatches;
import dev.muster.store.Store;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  public synchronized int moveSettled() {
    int moved = 0;
    List<BatchRow> rows = settled(0);
    while (!rows.isEmpty()) {
      Map<Long, String> handed = new LinkedHashMap<>();
      rows.forEach(row -> handBack(row).ifPresent(home -> handed.put(row.id(), home)));
      store.write(
          db -> {
            handed.forEach((row, home) -> BatchRows.handed(db, row, home.isEmpty() ? null : home));
            return handed.size();
          });
      moved += handed.size();
      rows = settled(rows.get(rows.size() - 1).id());
    }
    return moved;
  }

  private List<BatchRow> settled(long after) {
    return store.read(db -> BatchRows.toHandBack(db, after, AT_ONCE));
  }

  /** Where the file lies now, empty when there is none; nothing when it is to be tried again. */
  private Optional<String> handBack(BatchRow row) {
    Drop drop = drops.get(row.source());
    if (SyncBatches.hasNoFiles(row.source())) {
      return Optional.of("");
    }
    if (drop == null) {
      LOG.warn(
          "{} of batch {} cannot be handed back: the drop {} is not configured any more",
          row.file(),
          row.batch(),
          row.source());
      return Optional.of("");
    }
    Path shelf = drop.taken().resolve(row.shelf());
    // In this order: a photo that is being set aside meanwhile is on its shelf afterwards.
    boolean onItsWay = !shelf.toFile().exists() && lies(drop, row.file());
    if (onItsWay) {
      return Optional.empty();
    }
    try {
      Path from = shelf.toFile().exists() ? shelf : earlier(row);
      return Optional.of(
          Files.isRegularFile(from) ? move(from, home(drop, row), row).toString() : "");
    } catch (IOException e) {
      LOG.warn(
          "Handing back {} of batch {} failed and is tried again: {}",
          row.file(),
          row.batch(),
          e.toString());
      return Optional.empty();
    }
  }

  /** Names that ZIP files hold may be no paths, or lead out of the drop. */
  private static boolean lies(Drop drop, String file) {
    try {
      Path path = drop.folder().resolve(file).normalize();
      return path.startsWith(drop.folder()) && Files.exists(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** A photo that was tried once more lies where it was handed back to the first time. */
  private static Path earlier(BatchRow row) {
    return Path.of(row.handedTo() == null ? "" : row.handedTo());
  }

  private static Path home(Drop drop, BatchRow row) {
    Path kind =
        row.state() == BatchRow.State.CHECKED
            ? drop.checked()
            : row.state().good() ? drop.done() : drop.failed();
    return kind.resolve(row.batch());
  }

  private static Path move(Path from, Path home, BatchRow row) throws IOException {
    if (from.startsWith(home)) {
      return from;
    }
    Path target = free(home.resolve(row.file()));
    if (!target.getParent().toFile().isDirectory()) {
      Files.createDirectories(target.getParent());
    }
    try {
      // Nothing lies there, as was just seen.
      Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, target);
    }
    return target;
  }

  private static Path free(Path wanted) {
    Path free = wanted;
    String name = wanted.getFileName().toString();
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    for (int n = 2; free.toFile().exists(); n++) {
      free = wanted.resolveSibling(name.substring(0, dot) + " (" + n + ")" + name.substring(dot));
    }
    return free;
  }
}
