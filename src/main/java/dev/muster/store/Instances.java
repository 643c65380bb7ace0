package dev.muster.store;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the other instances on the same store that this one is there, and gives what one held that
 * is gone to whoever is there.
 *
 * <p>Guarantee: what an instance had in hand is due again at most 20 seconds after it died, as long
 * as another one runs; nobody is taken for gone because the database was away. An instance that was
 * stopped for longer and goes on finds its claims void; what it did meanwhile may be done twice.
 */
final class Instances implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

  private final Presence presence;
  private final Duty duty;
  private final Store store;
  private final Supplier<Stream<Holdings>> ledgers;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "instances");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean running;
  private boolean heard = true;

  /** How many beats in a row came through: only who was heard all the time may judge others. */
  private long beats;

  private long unheard;

  Instances(Presence presence, Duty duty, Store store, Supplier<Stream<Holdings>> ledgers) {
    this.presence = presence;
    this.duty = duty;
    this.store = store;
    this.ledgers = ledgers;
  }

  @Override
  public void start() {
    running = true;
    if (store.shared()) {
      clock.scheduleWithFixedDelay(this::beat, 0, Presence.BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Before the database is closed, and after the flows have stopped. */
  @Override
  public void stop() {
    running = false;
    clock.shutdown();
    try {
      if (clock.awaitTermination(5, TimeUnit.SECONDS) && store.shared()) {
        presence.leave();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataAccessException e) {
      LOG.warn("The others are not told that this instance stops; they notice: {}", e.toString());
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  private void beat() {
    try {
      if (!presence.beat() && beats > 0) {
        LOG.warn(
            "The other instances had not heard of this one for {} s, and have taken over what it had in hand; when this comes again and again, another instance has the same muster.store.instance",
            Presence.GONE_MILLIS / 1000);
      }
      settleDuty();
      heard = true;
      unheard = 0;
      beats++;
      if (beats * Presence.BEAT_MILLIS > Presence.GONE_MILLIS && presence.someoneIsGone()) {
        store.write(db -> takeOver(db, presence.takeGone(db)));
      }
    } catch (RuntimeException e) {
      if (heard) {
        LOG.warn("The other instances cannot be told that this one is there: {}", e.toString());
      }
      heard = false;
      beats = 0;
      unheard++;
      if (unheard * Presence.BEAT_MILLIS > Presence.GONE_MILLIS) {
        duty.isMine(false);
      }
    }
  }

  private void settleDuty() {
    boolean first = presence.isFirst();
    if (first != duty.isMine()) {
      LOG.info(
          first
              ? "This instance watches the drops and tidies up from now on"
              : "Another instance watches the drops and tidies up");
      duty.isMine(first);
    }
  }

  private int takeOver(JdbcClient db, List<String> gone) {
    int all = 0;
    for (String instance : gone) {
      int rows = ledgers.get().mapToInt(ledger -> ledger.giveBack(db, instance)).sum();
      LOG.info(
          "The instance {} is gone; {} pieces of work that it had in hand are due", instance, rows);
      all += rows;
    }
    return all;
  }
}
