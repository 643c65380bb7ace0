package dev.muster.enrol;

import dev.muster.enrol.ledger.Discards;
import dev.muster.enrol.ledger.Discards.Discard;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes the pictures and files of people who have left, and of photos that came to nothing.
 *
 * <p>Guarantee: what is to be deleted is written down until its absence is on the disk, so a crash
 * delays it and never forgets it. A picture that somebody uses again meanwhile stays. Files are
 * deleted below the folders of drops only.
 */
public final class DiscardedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(DiscardedFiles.class);
  private static final int AT_ONCE = 50;

  private final Store store;
  private final PhotoStore photos;
  private final List<Path> folders;
  private final AtomicBoolean told = new AtomicBoolean();

  DiscardedFiles(Store store, PhotoStore photos, EnrolSettings settings) {
    this.store = store;
    this.photos = photos;
    this.folders = settings.drops().stream().map(Drop::folder).toList();
  }

  /** Deletes everything that is written down; returns how many pictures and files are gone. */
  public int deleteAll() {
    int gone = 0;
    String after = "";
    List<Discard> some = next(after);
    while (!some.isEmpty()) {
      after = some.get(some.size() - 1).item();
      List<Discard> done = delete(some);
      gone += done.size();
      store.write(
          db -> {
            done.forEach(one -> Discards.done(db, one));
            return done.size();
          });
      some = next(after);
    }
    if (gone > 0) {
      LOG.info("{} pictures and files of people who left, or never came, are deleted", gone);
    }
    return gone;
  }

  private List<Discard> next(String after) {
    return store.read(db -> Discards.some(db, after, AT_ONCE));
  }

  private List<Discard> delete(List<Discard> some) {
    List<Discard> done = new ArrayList<>();
    List<Discard> pictures = some.stream().filter(Discard::isPicture).toList();
    store.write(db -> unlink(db, pictures));
    pictures.forEach(one -> photos.settle(one.item()));
    done.addAll(pictures);
    some.stream().filter(one -> !one.isPicture()).filter(this::deleteFile).forEach(done::add);
    return done;
  }

  /**
   * Inside a write, so that no photo can be recorded between the question and the deletion. That it
   * may run twice does no harm.
   */
  private int unlink(JdbcClient db, List<Discard> pictures) {
    int gone = 0;
    for (Discard one : pictures) {
      if (!Discards.isUsed(db, one.item()) && photos.unlink(one.item())) {
        gone++;
      }
    }
    return gone;
  }

  /** Returns whether the file is gone, by us or by somebody else. */
  private boolean deleteFile(Discard one) {
    Path file = Path.of(one.item());
    try {
      if (Files.notExists(file)) {
        return true;
      }
      if (!isBelowADrop(file)) {
        tellOnce();
        return false;
      }
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("A file of somebody who left cannot be deleted yet: {}", e.getClass().getName());
      return false;
    }
  }

  /** Where the file really lies counts, not what its path says. */
  private boolean isBelowADrop(Path file) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.exists(folder)) {
      return false;
    }
    Path real = folder.toRealPath();
    for (Path drop : folders) {
      if (Files.exists(drop) && real.startsWith(drop.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  private void tellOnce() {
    if (told.compareAndSet(false, true)) {
      LOG.warn(
          "Files of people who left lie outside of every drop that is configured; they are not"
              + " touched, and stay written down in the table discard");
    }
  }
}
