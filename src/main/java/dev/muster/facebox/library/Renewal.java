package dev.muster.facebox.library;

import dev.muster.facebox.store.Pictures;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the templates of another engine, or missing ones, again from the kept photos, in the
 * background after the start. Until its turn comes a face takes no part in comparisons.
 */
public final class Renewal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

  private final Recogniser recogniser;
  private final Faces faces;
  private final People people;
  private final Pictures pictures;
  private final Thread thread = new Thread(this::run, "facebox-renewal");
  private volatile boolean closed;

  public Renewal(Recogniser recogniser, Faces faces, People people, Pictures pictures) {
    this.recogniser = recogniser;
    this.faces = faces;
    this.people = people;
    this.pictures = pictures;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Waits for the face at work; the others have their turn at the next start. */
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
    String engine = recogniser.engine().id();
    List<Faces.Stale> stale = faces.stale(engine);
    int failed = 0;
    for (Faces.Stale face : stale) {
      if (closed) {
        return;
      }
      failed += renewed(face, engine) ? 0 : 1;
    }
    if (!stale.isEmpty()) {
      LOG.info(
          "Made {} templates again for engine {}; {} photos could not be used",
          stale.size() - failed,
          engine,
          failed);
    }
  }

  private boolean renewed(Faces.Stale face, String engine) {
    try {
      return pictures
          .find(face.imageId())
          .map(photo -> recogniser.look(photo, sight -> sight.template(sight.largest())))
          .map(template -> people.renew(face.faceId(), engine, template))
          .orElse(false);
    } catch (RuntimeException e) {
      LOG.warn("Making the template of face {} again: {}", face.faceId(), e.getMessage());
      return false;
    }
  }
}
