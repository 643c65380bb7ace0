package dev.muster.facebox.push.beat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.push.Poster;
import dev.muster.facebox.push.PushForm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One status push to one address, again and again. */
final class Beat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

  private final Push push;
  private final Target target;
  private final Poster poster;
  private final ScheduledFuture<?> schedule;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile boolean failing;

  /** What is sent; the report is made anew each time. */
  record Push(String name, Supplier<ObjectNode> report) {}

  /**
   * Where it is sent to.
   *
   * @param seconds from one to the next
   */
  record Target(String url, int seconds, PushForm form, Duration timeout) {}

  Beat(Push push, Target target, Poster poster, ScheduledExecutorService thread) {
    this.push = push;
    this.target = target;
    this.poster = poster;
    this.schedule = thread.scheduleAtFixedRate(this::send, 0, target.seconds(), TimeUnit.SECONDS);
  }

  /** Whether it is as these settings want it. */
  boolean keeps(List<String> urls, int seconds, PushForm form) {
    return urls.contains(target.url()) && seconds == target.seconds() && form == target.form();
  }

  @Override
  public void close() {
    schedule.cancel(false);
  }

  private void send() {
    if (!underWay.compareAndSet(false, true)) {
      return;
    }
    try {
      poster
          .send(target.url(), target.form(), push.report().get(), target.timeout())
          .thenAccept(this::judge)
          .whenComplete((done, failure) -> underWay.set(false));
    } catch (RuntimeException e) {
      // an exception that leaves here would silently end the schedule
      underWay.set(false);
      judge(new Poster.Answer(false, e.toString()));
    }
  }

  /** Logs the first failure and the recovery, not every try. */
  private void judge(Poster.Answer answer) {
    if (!answer.taken() && !failing) {
      LOG.warn(
          "The {} to {}: {}; going on every {} s",
          push.name(),
          target.url(),
          answer.words(),
          target.seconds());
    } else if (answer.taken() && failing) {
      LOG.info("{} takes the {} again", target.url(), push.name());
    }
    failing = !answer.taken();
  }
}
