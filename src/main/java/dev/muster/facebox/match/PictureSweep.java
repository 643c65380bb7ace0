package dev.muster.facebox.match;

import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes picture files that nothing names any more, in the background after the start: a crash
 * between the keeping of a picture and that of its row leaves them, and so does a wipe. Files
 * younger than the start are not touched.
 */
public final class PictureSweep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PictureSweep.class);

  private final Database database;
  private final Pictures pictures;
  private final Thread thread = new Thread(this::run, "facebox-sweep");
  private volatile boolean closed;

  public PictureSweep(Database database, Pictures pictures) {
    this.database = database;
    this.pictures = pictures;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Waits for the folder at work; the others have their turn at the next start. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    int gone = 0;
    try {
      for (int folder = 0; folder < Pictures.FOLDERS && !closed; folder++) {
        gone += sweep(folder);
      }
    } catch (RuntimeException e) {
      LOG.warn("Looking for pictures that nothing names; trying again at the next start", e);
    }
    if (gone > 0) {
      LOG.info("Deleted {} pictures that nothing named", gone);
    }
  }

  private int sweep(int folder) {
    List<String> old = pictures.olderThanStart(folder);
    List<String> orphans =
        database.read(db -> old.stream().filter(name -> !isNamed(db, name)).toList());
    orphans.forEach(name -> pictures.deleteFile(folder, name));
    return orphans.size();
  }

  private static boolean isNamed(JdbcClient db, String id) {
    return db.sql(
            "select exists (select 1 from face where image_id = :id) or exists (select 1 from"
                + " event_picture where id = :id) or exists (select 1 from cloud_face where"
                + " image_id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }
}
