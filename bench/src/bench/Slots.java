package bench;

import java.util.ArrayDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** So many registrations at once, each taking the same time; the rest wait in line. */
final class Slots {
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private final int slots;
  private final long serviceMicros;
  private int busy;

  Slots(int slots, long serviceMicros) {
    this.slots = slots;
    this.serviceMicros = serviceMicros;
  }

  /** Runs {@code done} after a free slot has worked on it for the service time. */
  void serve(Runnable done) {
    if (serviceMicros == 0) {
      done.run();
      return;
    }
    synchronized (this) {
      if (busy == slots) {
        waiting.add(done);
        return;
      }
      busy++;
    }
    begin(done);
  }

  private void begin(Runnable done) {
    clock.schedule(() -> finish(done), serviceMicros, TimeUnit.MICROSECONDS);
  }

  private void finish(Runnable done) {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      busy -= next == null ? 1 : 0;
    }
    if (next != null) {
      begin(next);
    }
    done.run();
  }
}
