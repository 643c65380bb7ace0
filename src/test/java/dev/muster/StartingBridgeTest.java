package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;

/** What the port says while the flows do not run: at the start, and while routes are exchanged. */
@Timeout(120)
class StartingBridgeTest {

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Holds the flows back until the test lets them start. */
  @TestConfiguration(proxyBeanMethods = false)
  static class HeldBack {

    static volatile CountDownLatch gate = new CountDownLatch(0);
    static volatile CompletableFuture<Integer> port = new CompletableFuture<>();

    @Bean
    CamelContextConfiguration waiting() {
      return new CamelContextConfiguration() {
        @Override
        public void beforeApplicationStart(CamelContext context) {
          try {
            assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }

        @Override
        public void afterApplicationStart(CamelContext context) {}
      };
    }

    @Bean
    ApplicationListener<ServletWebServerInitializedEvent> open() {
      return event -> port.complete(event.getWebServer().getPort());
    }
  }

  @Test
  void everythingButTheHealthReportIsToldToAskAgainUntilTheFlowsRun() throws Exception {
    HeldBack.gate = new CountDownLatch(1);
    HeldBack.port = new CompletableFuture<>();
    CompletableFuture<ConfigurableApplicationContext> starting =
        CompletableFuture.supplyAsync(this::start);
    int port = HeldBack.port.get(60, TimeUnit.SECONDS);
    try {
      everythingIsPutOff(port);
    } finally {
      HeldBack.gate.countDown();
      starting.get(60, TimeUnit.SECONDS);
    }
    try (ConfigurableApplicationContext context = starting.get()) {
      assertThat(context.isActive()).isTrue();
      assertThat(push(port).statusCode()).isEqualTo(200);
      assertThat(get(port, "/", "text/html").statusCode()).isEqualTo(200);
      assertThat(get(port, "/actuator/health", "*/*").statusCode()).isEqualTo(200);
    }
  }

  private void everythingIsPutOff(int port) {
    HttpResponse<String> push = push(port);
    assertThat(push.statusCode()).isEqualTo(503);
    assertThat(push.headers().firstValue("Retry-After")).contains("1");
    assertThat(push.body()).contains("\"status\":503", "Muster is starting");
    HttpResponse<String> page = get(port, "/", "text/html");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(page.body()).startsWith("Muster is starting");
    assertThat(get(port, "/api/batches", "*/*").statusCode()).isEqualTo(503);
    assertThat(get(port, "/actuator/prometheus", "*/*").statusCode()).isEqualTo(503);
    HttpResponse<String> health = get(port, "/actuator/health", "*/*");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("\"readinessState\":{\"status\":\"OUT_OF_SERVICE\"}");
  }

  @Test
  void aPushIsNeverToldThatItsAddressDoesNotExistWhileRoutesAreExchanged() throws Exception {
    HeldBack.gate = new CountDownLatch(0);
    HeldBack.port = new CompletableFuture<>();
    try (ConfigurableApplicationContext context = start()) {
      assertThat(context.isActive()).isTrue();
      int port = HeldBack.port.get();
      Set<Integer> seen = new ConcurrentSkipListSet<>();
      AtomicBoolean going = new AtomicBoolean(true);
      CompletableFuture<Void> box =
          CompletableFuture.runAsync(
              () -> {
                while (going.get()) {
                  seen.add(push(port).statusCode());
                }
              });
      for (int edit = 1; edit <= 2; edit++) {
        String mark = "X-Edit-" + edit;
        edit("events/receive-events.camel.yaml", mark);
        await()
            .atMost(40, TimeUnit.SECONDS)
            .until(() -> push(port).headers().firstValue(mark).isPresent());
      }
      Path template = folder.resolve("routes/enrol/watch-drop.camel.yaml");
      Files.writeString(template, Files.readString(template) + "# edited\n");
      await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> seen.contains(503) && push(port).statusCode() == 200);
      going.set(false);
      box.get(30, TimeUnit.SECONDS);
      assertThat(seen).containsExactly(200, 503);
    }
  }

  private void edit(String file, String header) throws IOException {
    Path route = folder.resolve("routes").resolve(file);
    String step = "        - setBody:\n            simple:";
    String more =
        "        - setHeader:\n            name: %s\n            constant: {expression: \"yes\"}\n";
    assertThat(Files.readString(route)).contains(step);
    Files.writeString(route, Files.readString(route).replace(step, more.formatted(header) + step));
  }

  private ConfigurableApplicationContext start() {
    try {
      FileSystemUtils.copyRecursively(Path.of("routes"), folder.resolve("routes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SpringApplicationBuilder(Bridge.class, HeldBack.class)
        .properties("spring.config.location=classpath:/")
        .run(
            Stream.of(
                    "server.port=0",
                    "muster.store.data=" + folder.resolve("var"),
                    "muster.drops[0].name=drop",
                    "muster.drops[0].folder=" + folder.resolve("drop"),
                    "muster.photo.check=false",
                    "muster.drift-first=1h",
                    "muster.boxes[0].name=box-1",
                    "muster.boxes[0].url=http://127.0.0.1:1",
                    "muster.routes.folder=" + folder.resolve("routes"),
                    "muster.routes.quiet=50ms",
                    "muster.routes.poll=100ms")
                .map("--"::concat)
                .toArray(String[]::new));
  }

  /** An empty list of events: taken, and nothing comes of it. */
  private HttpResponse<String> push(int port) {
    return send(
        HttpRequest.newBuilder(address(port, "/events/box-1"))
            .POST(HttpRequest.BodyPublishers.ofString("[]")));
  }

  private HttpResponse<String> get(int port, String path, String accept) {
    return send(HttpRequest.newBuilder(address(port, path)).header("Accept", accept));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
