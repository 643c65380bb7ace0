package dev.muster.flow;

import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * How many pushes may be under way, and how many bytes they may take together. One for which there
 * is no room is refused at once, before it is read: its box keeps it and sends it again, which is
 * better than a full memory, or a program whose pages do not answer. One alone is let in however
 * large it is.
 */
public final class PushRoom {

  private static final int UNIT = 1024;

  private final int units;
  private final int mostOfOne;
  private final Semaphore free;
  private final int atOnce;
  private final Semaphore places;

  /**
   * @param atOnce how many may be under way
   * @param bytes the room
   * @param mostOfOne what a push takes that does not announce its length, in bytes
   */
  PushRoom(int atOnce, long bytes, long mostOfOne) {
    this.atOnce = atOnce;
    this.places = new Semaphore(atOnce);
    this.units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
    this.mostOfOne = (int) (mostOfOne / UNIT);
    this.free = new Semaphore(units);
  }

  /**
   * A tenth of what the program may take: a body is in memory as bytes, as a tree, and its pictures
   * once more.
   */
  static PushRoom ofThisProgram(int atOnce, long mostOfOne) {
    return new PushRoom(atOnce, Runtime.getRuntime().maxMemory() / 10, mostOfOne);
  }

  /**
   * Takes a place, and room for the announced length, until the push has its answer.
   *
   * @throws NoRoom when there is none
   */
  public void enter(Exchange exchange) {
    Long length = exchange.getMessage().getHeader("Content-Length", Long.class);
    long wanted = length == null ? mostOfOne : 1 + length / UNIT;
    int needed = (int) Math.max(1, Math.min(units, wanted));
    if (!places.tryAcquire()) {
      throw new NoRoom("%d pushes are under way, the most that may".formatted(atOnce));
    }
    if (!free.tryAcquire(needed)) {
      places.release();
      throw new NoRoom(
          "no room for %d KB more of pushes; %d of %d KB are taken"
              .formatted(needed, units - free.availablePermits(), units));
    }
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                free.release(needed);
                places.release();
              }
            });
  }

  /** So much is under way that this push must be sent again later. */
  static final class NoRoom extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoRoom(String words) {
      super(words, null, false, false);
    }
  }
}
