package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.box.BoxSetup;
import dev.muster.call.Outcome;
import dev.muster.directory.Directories;
import dev.muster.directory.Directory;
import dev.muster.enrol.ledger.Placements;
import dev.muster.errand.ErrandDesk;
import dev.muster.errand.Wish;
import dev.muster.event.Deliveries;
import dev.muster.event.PictureMatch;
import dev.muster.event.Upkeep;
import dev.muster.event.source.CatchUps;
import dev.muster.event.source.LiveLines;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Recognisers;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The bridge with its real routes, started once for all tests of a JVM; a scripted box and a
 * scripted receiver stand at its ends.
 */
final class RunningBridge {

  static final String BOX = "box-1";
  static final String RECEIVER = "receiver";
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

  private static final List<String> TABLES =
      List.of(
          "attempt",
          "delivery",
          "match_event",
          "kiosk_event",
          "refused_push",
          "manifest_line",
          "manifest",
          "removal_place",
          "removal",
          "discard",
          "history",
          "person_before",
          "batch_row",
          "removal_place",
          "removal",
          "history",
          "batch",
          "placement",
          "person",
          "photo",
          "directory_call",
          "quota_stop",
          "watermark",
          "lane");

  private static RunningBridge running;

  final ScriptedBox box = new ScriptedBox();
  final ScriptedReceiver receiver = new ScriptedReceiver();
  final Path drop;
  private final Ahead clock = new Ahead();
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  /** The bridge, with nobody enrolled and nothing known of the box. */
  static synchronized RunningBridge afresh() {
    if (running == null) {
      running = new RunningBridge();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    }
    running.reset();
    return running;
  }

  /**
   * A bridge of its own, for the box at that address; it has a receiver unless its configuration is
   * elsewhere.
   */
  static RunningBridge on(URI box, String... more) {
    return new RunningBridge(List.of(), box, more);
  }

  /**
   * A bridge of its own with a vendor that it does not bring along.
   *
   * @param vendor its wiring
   * @param routes its routes, which are added to the others
   */
  static RunningBridge with(Class<?> vendor, Path routes, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("--muster.routes.folder=" + together(Path.of("routes"), routes));
    return new RunningBridge(List.of(vendor), null, all.toArray(String[]::new));
  }

  /** Both folders in one. */
  private static Path together(Path... folders) {
    try {
      Path all = Files.createTempDirectory("routes");
      for (Path folder : folders) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            Path target = all.resolve(folder.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
          }
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunningBridge() {
    this(List.of(), null);
  }

  private RunningBridge(List<Class<?>> vendors, @Nullable URI elsewhere, String... more) {
    try {
      Path folder = Files.createTempDirectory("bridge");
      drop = Files.createDirectories(folder.resolve("drop"));
      Wiring.clock = clock;
      context =
          new SpringApplicationBuilder(Bridge.class, Wiring.class)
              .sources(vendors.toArray(Class<?>[]::new))
              .properties("spring.config.location=classpath:/")
              .run(arguments(folder, elsewhere == null ? box.url() : elsewhere, more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String[] arguments(Path folder, URI address, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    Collections.addAll(
        all,
        "--server.port=0",
        "--muster.store.data=" + folder.resolve("var"),
        "--muster.drops[0].name=drop",
        "--muster.drops[0].folder=" + drop,
        "--muster.drops[0].settle=50ms",
        "--muster.drop-look=50",
        "--muster.hand-back-every=50",
        "--muster.report-every=50",
        "--muster.drift-first=1h",
        "--muster.photo.check=false",
        "--muster.breaker.failure-percent=100",
        "--muster.boxes[0].name=" + BOX,
        "--muster.boxes[0].url=" + address,
        "--muster.boxes[0].concurrency=2",
        "--muster.boxes[0].devices[0].name=front-door",
        "--muster.boxes[0].devices[0].address=192.168.1.63",
        "--muster.boxes[0].devices[0].group=staff",
        "--muster.boxes[0].devices[1].name=visitor-gate",
        "--muster.boxes[0].devices[1].address=192.168.1.64",
        "--muster.boxes[0].devices[1].group=visitors");
    if (all.stream().noneMatch(one -> one.startsWith("--spring.config.location="))) {
      Collections.addAll(
          all,
          "--muster.subscribers[0].name=" + RECEIVER,
          "--muster.subscribers[0].url=" + receiver.url() + "/hook",
          "--muster.subscribers[0].secret=" + SECRET,
          "--muster.subscribers[0].jitter=0");
    }
    unlessGiven(all, "--muster.boxes[0].timeout=", "2s");
    unlessGiven(all, "--muster.events.max-bytes=", "100000");
    unlessGiven(all, "--muster.events.catch-up-every=", "0s");
    return all.toArray(String[]::new);
  }

  private static void unlessGiven(List<String> all, String key, String value) {
    if (all.stream().noneMatch(one -> one.startsWith(key))) {
      all.add(key + value);
    }
  }

  void reset() {
    await().until(() -> text("SELECT count(*) FROM placement WHERE lease IS NOT NULL").equals("0"));
    await().until(() -> text("SELECT count(*) FROM delivery WHERE lease IS NOT NULL").equals("0"));
    context
        .getBean(Store.class)
        .write(
            db -> TABLES.stream().mapToInt(table -> db.sql("DELETE FROM " + table).update()).sum());
    context.getBean(BoxSetup.class).forget(BOX);
    box.empty();
    box.forgetCalls();
    receiver.forgetCalls();
  }

  void close() {
    context.close();
    box.close();
    receiver.close();
  }

  /** Drops a photo, a little picture of that colour. */
  void drop(String file, Color colour) {
    drop(file, picture(colour));
  }

  void drop(String file, byte[] photo) {
    try {
      Path target = drop.resolve(file);
      Files.createDirectories(target.getParent());
      Files.write(target, photo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A little picture of that colour, without a face. */
  static byte[] picture(Color colour) {
    try {
      BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = image.createGraphics();
      pen.setColor(colour);
      pen.fillRect(0, 0, 64, 64);
      pen.dispose();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the clock of the bridge forward and wakes its lanes. */
  void pass(Duration time) {
    clock.millis.addAndGet(time.toMillis());
    context
        .getBean(Directories.class)
        .names()
        .forEach(context.getBean(Placements.class).bell()::ring);
    context.getBean(Deliveries.class).bell().ring(RECEIVER);
  }

  /** Switches the receiver on again. */
  void switchOn() {
    context.getBean(Upkeep.class).switchOn(RECEIVER);
  }

  /** Reads the history of the box now. */
  void catchUp() {
    context.getBean(CatchUps.class).due(BOX, Duration.ZERO);
  }

  /** How the realtime connection to the box stands; empty when there was none yet. */
  Optional<LiveLines.Line> live() {
    return Optional.ofNullable(context.getBean(LiveLines.class).all().get(BOX));
  }

  /** Takes the person off the roster. */
  void leave(String id) {
    HttpRequest request = HttpRequest.newBuilder(address("/api/people/" + id)).DELETE().build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has a directory or recogniser do one thing. */
  <T> Outcome<T> run(Wish<T> wish) {
    return context.getBean(ErrandDesk.class).run(wish);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  Recogniser recogniser(String name) {
    return context.getBean(Recognisers.class).find(name).orElseThrow();
  }

  Directory directory(String name) {
    return context.getBean(Directories.class).get(name);
  }

  /** Shows a picture to the box as if that device had taken it. */
  PictureMatch show(String device, byte[] picture) {
    return context.getBean(PictureMatch.Desk.class).show(PictureMatch.of(BOX, device, picture));
  }

  HttpResponse<String> push(String box, String body, String... headers) {
    return push(box, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  HttpResponse<String> push(String box, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address("/events/" + box))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  URI address(String path) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
  }

  /** What a query returns, as text; rows are separated by commas. */
  String text(String sql) {
    List<String> rows =
        context
            .getBean(Store.class)
            .read(db -> db.sql(sql).query((row, n) -> String.valueOf(row.getString(1))).list());
    return String.join(", ", rows);
  }

  /** The bytes of the one push that was kept unread. */
  byte[] refusedBody() {
    return context.getBean(PhotoStore.class).get(text("SELECT body FROM refused_push"));
  }

  String placement(String id) {
    return text("SELECT state FROM placement WHERE identity_id = '" + id + "'");
  }

  /** Waits until the person stands like this on the box. */
  void untilPlacement(String id, String state) {
    await("placement of " + id + " to be " + state)
        .atMost(20, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .untilAsserted(() -> assertThat(placement(id)).isEqualTo(state));
  }

  /** Real time, ahead by what a test lets pass. */
  private static final class Ahead extends Clock {

    private final AtomicLong millis;
    private final ZoneId zone;

    Ahead() {
      this(new AtomicLong(), ZoneOffset.UTC);
    }

    private Ahead(AtomicLong millis, ZoneId zone) {
      this.millis = millis;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return Instant.now().plusMillis(millis.get());
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Ahead(millis, other);
    }
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Wiring {

    private static Clock clock = Clock.systemUTC();

    @Bean
    @Primary
    Clock clockOfTheTest() {
      return clock;
    }
  }
}
