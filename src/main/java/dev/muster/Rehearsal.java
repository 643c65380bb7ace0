package dev.muster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

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
  private static final String BOUNDARY = "rehearsal";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final PrintStream out;
  private final Path folder;
  private final int port;
  private long since = System.nanoTime();

  private Rehearsal(PrintStream out, Path folder, int port) {
    this.out = out;
    this.folder = folder;
    this.port = port;
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
      ask(post("/api/samples?people=" + PEOPLE));
      await("the people do not get to the box", "/api/batches", this::standThere);
      tell(PEOPLE + " people who do not exist were dropped and stand on its embedded box");
      ask(shown(handedBack().orElseThrow()));
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

  private HttpRequest.Builder shown(Path photo) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (String field : List.of("box=box-1", "device=front-door")) {
      String[] pair = field.split("=");
      form.writeBytes(part("name=\"%s\"\r\n\r\n%s\r\n".formatted(pair[0], pair[1])));
    }
    form.writeBytes(
        part("name=\"picture\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"));
    form.writeBytes(Files.readAllBytes(photo));
    form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return request("/api/match")
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()));
  }

  private static byte[] part(String rest) {
    return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + rest)
        .getBytes(StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder post(String path) {
    return request(path).POST(HttpRequest.BodyPublishers.noBody());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return json.readTree(answer.body());
  }

  /** What an answer must show. */
  @FunctionalInterface
  private interface Look {
    boolean fits(JsonNode answer) throws IOException;
  }

  private void await(String otherwise, String path, Look look)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode answer = ask(request(path));
    while (!look.fits(answer)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            otherwise + " within " + PATIENCE.toSeconds() + " s; last: " + answer);
      }
      Thread.sleep(LOOK_MILLIS);
      answer = ask(request(path));
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
