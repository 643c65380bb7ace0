package dev.muster.flow;

import dev.muster.call.Reason;
import dev.muster.call.Told;
import dev.muster.store.Bell;
import dev.muster.store.WorkQueue;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims rows of a lane and runs each through its route, several at once. It holds some more than
 * are under way, so that a lane never waits for its next claim; what it holds when the program dies
 * is leased and comes back.
 */
final class WorkConsumer<T> extends DefaultConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(WorkConsumer.class);
  private static final long DRAIN_SECONDS = 60;
  private static final long AFTER_TROUBLE_MILLIS = 1000;

  private final WorkEndpoint endpoint;
  private final WorkQueue<T> queue;
  private final int held;
  private final Semaphore room;

  /** Rung when there is room for a claim; a ring for each that ends would wake in vain. */
  private final Bell emptied = new Bell();

  private volatile boolean claiming;
  private Thread claimer = new Thread();
  private ExecutorService workers;

  WorkConsumer(WorkEndpoint endpoint, Processor processor, WorkQueue<T> queue) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.queue = queue;
    this.held = endpoint.getInFlight() + endpoint.getAhead();
    this.room = new Semaphore(held);
    this.workers = java.util.concurrent.ForkJoinPool.commonPool();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    String name = "work-" + endpoint.getLane();
    workers =
        getEndpoint()
            .getCamelContext()
            .getExecutorServiceManager()
            .newFixedThreadPool(this, name, endpoint.getInFlight());
    claiming = true;
    claimer = new Thread(this::claim, name);
    claimer.setDaemon(true);
    claimer.start();
  }

  @Override
  protected void doStop() throws Exception {
    claiming = false;
    queue.bell().ring(endpoint.getLane());
    emptied.ring(endpoint.getLane());
    claimer.join(TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
    if (room.tryAcquire(held, DRAIN_SECONDS, TimeUnit.SECONDS)) {
      room.release(held);
    }
    getEndpoint()
        .getCamelContext()
        .getExecutorServiceManager()
        .shutdownGraceful(workers, TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
    super.doStop();
  }

  private void claim() {
    while (claiming) {
      try {
        if (room.availablePermits() < endpoint.getAhead()) {
          emptied.await(endpoint.getLane(), endpoint.getIdle());
        } else {
          claim(room.availablePermits());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error(
            "Lane {} cannot claim work; it tries again: {}", endpoint.getLane(), e.toString());
        rest();
      }
    }
  }

  private void claim(int free) throws InterruptedException {
    List<T> claimed = queue.claim(endpoint.getLane(), free);
    if (claimed.isEmpty()) {
      queue.bell().await(endpoint.getLane(), endpoint.getIdle());
    }
    for (T work : claimed) {
      room.acquire();
      workers.execute(() -> run(work));
    }
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(AFTER_TROUBLE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A route may end its work on another thread, such as one that tells of a commit. */
  private void run(T work) {
    Exchange exchange = createExchange(false);
    exchange.getIn().setBody(work);
    AtomicBoolean over = new AtomicBoolean();
    try {
      getAsyncProcessor().process(exchange, doneSync -> end(work, exchange, over));
    } catch (RuntimeException e) {
      exchange.setException(e);
      end(work, exchange, over);
    }
  }

  private void end(T work, Exchange exchange, AtomicBoolean over) {
    if (over.getAndSet(true)) {
      return;
    }
    Exception broken = exchange.getException();
    releaseExchange(exchange, false);
    if (broken == null) {
      leave();
    } else {
      workers.execute(() -> abandon(work, broken));
    }
  }

  private void leave() {
    room.release();
    if (room.availablePermits() >= endpoint.getAhead()) {
      emptied.ring(endpoint.getLane());
    }
  }

  private void abandon(T work, Exception broken) {
    LOG.error("The flow of {} broke; it is tried again later", work, broken);
    try {
      queue.abandon(work, Told.of(Reason.FLOW_BROKE, broken.toString()));
    } catch (RuntimeException e) {
      LOG.error("{} cannot be given back; its lease will end: {}", work, e.toString());
    } finally {
      leave();
    }
  }
}
