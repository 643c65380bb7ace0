package dev.muster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * The whole way once, on a site that is thrown away: drawn people are dropped, stand on the
 * embedded box, one of them is shown to it, and the event arrives, signed. It shows that everything
 * works on this machine, and lets a virtual machine see what it will need at a start. No setting of
 * the real site reaches it, or it would write to the site's boxes and store.
 */
final class Rehearsal {

  private static final int PEOPLE = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long LOOK_MILLIS = 100;

  private final RestClient http;
  private final PrintStream out;
  private final Path folder;
  private final int port;
  private long since = System.nanoTime();

  private Rehearsal(PrintStream out, Path folder, int port) {
    this.out = out;
    this.folder = folder;
    this.port = port;
    JdkClientHttpRequestFactory patient = new JdkClientHttpRequestFactory();
    patient.setReadTimeout(PATIENCE);
    http = RestClient.builder().requestFactory(patient).baseUrl("http://127.0.0.1:" + port).build();
  }

  /** Starts a program with these arguments. */
  @FunctionalInterface
  interface Start {
    ConfigurableApplicationContext with(String... arguments);
  }

  /** Tells what happens on the way; false when something did not, after saying what. */
  static boolean run(Start start, PrintStream out) throws InterruptedException {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("muster-rehearsal");
      new Rehearsal(out, folder, freePort()).run(start);
      return true;
    } catch (IllegalStateException e) {
      out.println("The rehearsal failed: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      out.println("The rehearsal failed: " + e);
    } finally {
      delete(folder, out);
    }
    return false;
  }

  private void run(Start start) throws IOException, InterruptedException {
    ConfigurableApplicationContext site = start.with(arguments());
    try {
      tell("A site to throw away has started");
      node(http.post().uri("/api/samples?people=" + PEOPLE));
      await("the people do not get to the box", "/api/batches", this::standThere);
      tell(PEOPLE + " people who do not exist were dropped and stand on its embedded box");
      match(handedBack().orElseThrow());
      await(
          "the event does not arrive",
          "/api/deliveries?state=delivered",
          found -> !found.path("items").isEmpty());
      tell("One of them was shown to it; the event arrived, signed");
    } finally {
      site.close();
    }
  }

  private String[] arguments() {
    return new String[] {
      "--spring.config.location=classpath:/",
      "--logging.level.root=WARN",
      "--server.port=" + port,
      "--server.address=127.0.0.1",
      "--muster.store.data=" + folder.resolve("data"),
      "--muster.drops[0].name=drop",
      "--muster.drops[0].folder=" + folder.resolve("drop"),
      "--muster.facebox.data=" + folder.resolve("box"),
      "--muster.facebox.port=0",
      "--muster.facebox.websocket-port=0"
    };
  }

  private boolean standThere(JsonNode batches) throws IOException {
    JsonNode batch = batches.path(0);
    if (batch.path("failures").asLong() > 0) {
      throw new IllegalStateException("a photo of somebody drawn was refused: " + batch);
    }
    return batch.path("settled").asLong() == PEOPLE && handedBack().isPresent();
  }

  private Optional<Path> handedBack() throws IOException {
    Path done = folder.resolve("drop/.done");
    if (!Files.isDirectory(done)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(done)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).findFirst();
    }
  }

  /** Shows one of them to the box, which must know who it is. */
  private void match(Path photo) {
    MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
    form.add("box", "box-1");
    form.add("device", "front-door");
    form.add("picture", new FileSystemResource(photo));
    JsonNode answer = node(http.post().uri("/api/match").body(form));
    if (!answer.path("result").asText().equals("matched")) {
      throw new IllegalStateException("the box does not know whom it was shown: " + answer);
    }
  }

  private static JsonNode node(RestClient.RequestHeadersSpec<?> request) {
    return Objects.requireNonNull(request.retrieve().body(JsonNode.class));
  }

  /** What an answer must show. */
  @FunctionalInterface
  private interface Look {
    boolean fits(JsonNode answer) throws IOException;
  }

  private void await(String otherwise, String path, Look look)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode answer = node(http.get().uri(path));
    while (!look.fits(answer)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            otherwise + " within " + PATIENCE.toSeconds() + " s; last: " + answer);
      }
      Thread.sleep(LOOK_MILLIS);
      answer = node(http.get().uri(path));
    }
  }

  private void tell(String what) {
    long now = System.nanoTime();
    out.printf("%s (%.1f s).%n", what, (now - since) / 1e9);
    since = now;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder, PrintStream out) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      out.println("The folder of the rehearsal could not be deleted: " + e);
    }
  }
}
