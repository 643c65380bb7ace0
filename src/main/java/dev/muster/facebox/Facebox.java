package dev.muster.facebox;

import dev.muster.facebox.fault.Faults;
import dev.muster.facebox.wire.Power;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A running face box. It has its own application context, web server, database and directory, and
 * can run inside the process of the bridge or alone; settings are {@code muster.facebox.*} of the
 * same configuration files.
 */
public final class Facebox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Facebox.class);

  /** Time for the answer to the request that asked for the restart. */
  private static final Duration LAST_ANSWERS = Duration.ofMillis(300);

  private final ApplicationContextInitializer<ConfigurableApplicationContext> more;
  private final String[] args;
  private final Faults faults = new Faults();
  private final ScheduledExecutorService power = powerSwitch();
  private @Nullable ServletWebServerApplicationContext context;
  private int port;
  private int websocketPort;
  private boolean closed;

  private Facebox(
      ApplicationContextInitializer<ConfigurableApplicationContext> more, String... args) {
    this.more = more;
    this.args = args.clone();
    switchOn();
  }

  /**
   * Starts the box and returns when it answers requests.
   *
   * @param args command line arguments such as {@code --muster.facebox.port=5555}
   * @throws IllegalStateException when another box uses the same directory
   */
  public static Facebox start(String... args) {
    return start(context -> {}, args);
  }

  /**
   * Starts the box as the whole program.
   *
   * @throws IllegalStateException as {@link #start(String...)}
   * @throws RuntimeException when the port of the WebSocket is taken; its root says so
   */
  public static Facebox alone(String... args) {
    Facebox box =
        start(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new MapPropertySource("alone", Map.of("muster.facebox.alone", "true"))),
            args);
    LOG.info(
        "The face box answers on http://localhost:{}/, its page; realtime events: {}",
        box.port,
        box.websocketPort > 0 ? "ws://localhost:" + box.websocketPort : "none");
    return box;
  }

  /** For tests: {@code more} may register a recogniser or a clock. */
  static Facebox start(
      ApplicationContextInitializer<ConfigurableApplicationContext> more, String... args) {
    return new Facebox(more, args);
  }

  /** The TCP port that the API answers on; a restart keeps it. */
  public synchronized int port() {
    return port;
  }

  /** The TCP port that realtime events are sent from, -1 for none; a restart keeps it. */
  public synchronized int websocketPort() {
    return websocketPort;
  }

  /** Stops answering; everything that was answered with success is on disk. */
  @Override
  public synchronized void close() {
    closed = true;
    power.shutdownNow();
    switchOff();
  }

  private void restart(Duration down) {
    power.schedule(this::switchOff, LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
    power.schedule(this::switchOnAgain, LAST_ANSWERS.plus(down).toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void switchOff() {
    ServletWebServerApplicationContext before = context;
    context = null;
    if (before != null) {
      before.close();
    }
  }

  private synchronized void switchOnAgain() {
    try {
      if (!closed && context == null) {
        switchOn();
      }
    } catch (RuntimeException e) {
      LOG.error("The face box did not come back after its restart; trying again in 5 s", e);
      if (!closed) {
        power.schedule(this::switchOnAgain, 5, TimeUnit.SECONDS);
      }
    }
  }

  private synchronized void switchOn() {
    context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(BoxWiring.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(this::fix, more)
                .run(args);
    port = context.getWebServer().getPort();
    websocketPort = context.getBean(Box.class).websocketPort();
  }

  /** What the bridge's part of the shared configuration must not change here. */
  private void fix(ConfigurableApplicationContext made) {
    SettingNames.check(made.getEnvironment());
    Map<String, Object> fixed =
        new HashMap<>(
            Map.of(
                "spring.mvc.servlet.path", "/",
                "spring.main.lazy-initialization", "false",
                "spring.jmx.enabled", "false"));
    if (port != 0) {
      fixed.put("muster.facebox.port", port);
    }
    if (websocketPort > 0) {
      fixed.put("muster.facebox.websocket-port", websocketPort);
    }
    made.getEnvironment().getPropertySources().addFirst(new MapPropertySource("facebox", fixed));
    GenericApplicationContext beans = (GenericApplicationContext) made;
    beans.registerBean(Power.class, () -> this::restart);
    beans.registerBean(Faults.class, () -> faults);
  }

  /** Its thread begins with the first restart, and keeps the program alive while the box is off. */
  private static ScheduledExecutorService powerSwitch() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "facebox-power");
              // otherwise it is what the request thread is that asks for the restart
              thread.setDaemon(false);
              return thread;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }
}
