package dev.muster.flow;

import dev.muster.enrol.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * How many bytes the files of photos under way may take together, so that many small ones travel at
 * once and a few large ones do not fill the memory. A photo waits until there is room for its file
 * and keeps it to the end of its way, however that ends.
 */
public final class PhotoRoom {

  private static final int UNIT = 1024;

  private final int units;
  private final Semaphore free;

  /** Room for so many bytes. */
  PhotoRoom(long bytes) {
    this.units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
    // fair: a large file is not passed by for ever
    this.free = new Semaphore(units, true);
  }

  /** A quarter of what the program may take. */
  static PhotoRoom ofThisProgram() {
    return new PhotoRoom(Runtime.getRuntime().maxMemory() / 4);
  }

  /** Waits for room; a file that is not there takes none. */
  public void enter(Exchange exchange) throws InterruptedException {
    int needed = (int) Math.min(units, 1 + size(exchange.getMessage().getBody(Place.class)) / UNIT);
    free.acquire(needed);
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                free.release(needed);
              }
            });
  }

  private static long size(Place place) {
    Path file = place.origin();
    try {
      return Files.size(file);
    } catch (IOException e) {
      // The step that reads it finds that out too, and says so.
      return 0;
    }
  }
}
