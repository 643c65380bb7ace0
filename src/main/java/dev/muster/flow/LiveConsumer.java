package dev.muster.flow;

import dev.muster.event.source.LiveLines;
import dev.muster.event.source.LiveWatch;
import dev.muster.event.source.SourceTrouble;
import dev.muster.flow.LiveLine.Frame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stays connected to a box: greets it, runs each frame through the route, and connects anew, after
 * growing pauses, whenever the line breaks, is silent for too long, or the box has other devices
 * than it was greeted with. A frame that cannot be stored breaks the line: the event is in the
 * history of the box, which is read after every new connection.
 */
final class LiveConsumer extends DefaultConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(LiveConsumer.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration NO_DEVICES_YET = Duration.ofSeconds(5);
  private static final long STOP_SECONDS = 30;
  private static final int PINGS = 3;

  private final LiveEndpoint endpoint;
  private final LiveComponent component;
  private final LiveLines lines;
  private final LivePatience patience;
  private CountDownLatch stopped = new CountDownLatch(1);
  private Thread listener = new Thread();
  private @Nullable ProducerTemplate greeter;
  private volatile @Nullable LiveLine line;

  LiveConsumer(LiveEndpoint endpoint, Processor processor, LiveComponent component) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.component = component;
    this.lines = component.lines();
    this.patience = new LivePatience(endpoint.getQuiet());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    stopped = new CountDownLatch(1);
    greeter = endpoint.getCamelContext().createProducerTemplate();
    listener = new Thread(this::listen, "live-" + endpoint.box());
    listener.setDaemon(true);
    listener.start();
  }

  @Override
  protected void doStop() throws Exception {
    stopped.countDown();
    LiveLine open = line;
    if (open != null) {
      open.interrupt();
    }
    listener.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    lines.ended(endpoint.box());
    if (greeter != null) {
      greeter.stop();
    }
    super.doStop();
  }

  private boolean isWanted() {
    return stopped.getCount() > 0;
  }

  private void listen() {
    try {
      while (isWanted()) {
        Duration pause = watch();
        stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Watches as long as it goes; returns how long to wait before the next time. */
  private Duration watch() throws InterruptedException {
    try {
      LiveWatch watch = greeting();
      if (!watch.trouble().isEmpty()) {
        throw new IOException(watch.trouble());
      }
      if (watch.devices().isEmpty()) {
        lines.idle(endpoint.box());
        return NO_DEVICES_YET;
      }
      follow(watch);
      return Duration.ZERO;
    } catch (IOException e) {
      if (isWanted()) {
        lines.lost(endpoint.box(), String.valueOf(e.getMessage()));
      }
    } catch (RuntimeException e) {
      LOG.error("Watching the realtime events of {} broke; it is tried again", endpoint.box(), e);
      lines.lost(endpoint.box(), e.toString());
    }
    return patience.pause();
  }

  private LiveWatch greeting() {
    ProducerTemplate template = greeter;
    if (template == null) {
      throw new IllegalStateException("not started");
    }
    return template.requestBody(
        endpoint.getGreeting(), LiveWatch.of(endpoint.box()), LiveWatch.class);
  }

  /** Ends without an exception when the box has other devices by now, or when it is stopped. */
  private void follow(LiveWatch watch) throws IOException, InterruptedException {
    URI address = URI.create(endpoint.getAddress());
    try (LiveLine open = LiveLine.open(component.client(), address, CONNECT, lines.maxBytes())) {
      line = open;
      open.send(watch.greeting());
      lines.connected(endpoint.box());
      long greeted = System.nanoTime();
      while (isWanted()) {
        Frame frame = open.next(step());
        if (frame != null) {
          take(open, frame);
        } else {
          probe(open);
        }
        if (System.nanoTime() - greeted > endpoint.getRefresh().toNanos()) {
          greeted = System.nanoTime();
          if (isOther(watch, greeting())) {
            return;
          }
        }
      }
    } finally {
      line = null;
    }
  }

  private Duration step() {
    Duration ping = endpoint.getQuiet().dividedBy(PINGS);
    return ping.compareTo(endpoint.getRefresh()) < 0 ? ping : endpoint.getRefresh();
  }

  private static boolean isOther(LiveWatch before, LiveWatch now) {
    return now.trouble().isEmpty() && !now.devices().equals(before.devices());
  }

  private void take(LiveLine open, Frame frame) throws IOException {
    if (frame.end() != null) {
      throw new IOException(frame.end());
    }
    Exchange exchange = createExchange(false);
    try {
      exchange.getIn().setBody(lines.heard(endpoint.box(), frame.text(), frame.size()));
      getProcessor().process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    } finally {
      Exception broken = exchange.getException();
      releaseExchange(exchange, false);
      if (broken != null) {
        throw new IOException(SourceTrouble.NOT_STORED.kept(broken.toString()), broken);
      }
    }
    patience.heard();
    open.more();
  }

  /** A connection whose other end has vanished looks like one on which nothing happens. */
  private void probe(LiveLine open) throws IOException, InterruptedException {
    if (open.answersPings()) {
      patience.ponged();
    }
    Duration silence = open.silence();
    if (silence.compareTo(patience.quiet()) > 0) {
      patience.silent();
      throw new IOException(SourceTrouble.SILENT.kept(silence.toSeconds() + ""));
    }
    open.ping();
  }
}
