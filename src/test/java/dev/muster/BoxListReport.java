package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What reading a list of 100,000 people costs this program, from a v2 box that costs next to
 * nothing: its pages are made beforehand. By hand: {@code ./mvnw -Dtest=BoxListReport test}.
 */
class BoxListReport {

  private static final int PEOPLE = 100_000;
  private static final int ROWS = 100;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<Integer, byte[]> pages = new ConcurrentHashMap<>();
  private final Set<Long> serving = ConcurrentHashMap.newKeySet();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile long delay;

  @Test
  void reads() throws IOException {
    IntStream.range(0, PEOPLE / ROWS).forEach(page -> pages.put(page, page(page)));
    System.setProperty("sun.net.httpserver.nodelay", "true");
    ExecutorService threads = Executors.newFixedThreadPool(16);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    RunningBridge bridge = RunningBridge.on(url, "--muster.boxes[0].api=v2");
    try {
      for (int turn = 0; turn < 2; turn++) {
        read(bridge, 1000, "up to 8 pages at once");
        read(bridge, 100, "one page after the other");
      }
      delay = 20;
      read(bridge, 1000, "up to 8 pages at once, 20 ms a page");
    } finally {
      bridge.close();
      server.stop(0);
      threads.shutdownNow();
    }
    lines.forEach(System.out::println);
  }

  private void read(RunningBridge bridge, int most, String how) {
    long begun = System.nanoTime();
    long spent = spent();
    String cursor = "";
    int people = 0;
    do {
      ListPage page =
          RecogniserContract.answered(bridge.run(new ListPeople(RunningBridge.BOX, cursor, most)));
      people += page.people().size();
      cursor = page.next();
    } while (!cursor.isEmpty());
    assertThat(people).isEqualTo(PEOPLE);
    int count = PEOPLE / ROWS;
    double wall = (System.nanoTime() - begun) / 1e9;
    double own = (spent() - spent) / 1e6 / count;
    lines.add(
        "%-40s %5.1f s, %5.0f pages/s, %.2f ms of a core a page"
            .formatted(how, wall, count / wall, own));
  }

  /** Processor time of the whole program without that of the box's threads, in ns. */
  private long spent() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long box = serving.stream().mapToLong(threads::getThreadCpuTime).sum();
    com.sun.management.OperatingSystemMXBean system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() - box;
  }

  private void answer(HttpExchange exchange) throws IOException {
    serving.add(Thread.currentThread().getId());
    try (exchange) {
      JsonNode asked = json.readTree(exchange.getRequestBody().readAllBytes());
      boolean list = exchange.getRequestURI().getPath().endsWith("getidentities");
      if (list && delay > 0) {
        TimeUnit.MILLISECONDS.sleep(delay);
      }
      byte[] body =
          list
              ? pages.get(asked.path("page_index").asInt())
              : "{\"error\":{\"code\":\"ID_NOT_FOUND\"}}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] page(int page) {
    String rows =
        IntStream.range(page * ROWS, (page + 1) * ROWS)
            .mapToObj(
                one ->
                    """
                    {"identity_id":"%06d","identity_name":"王芳%d","user_type":"employee",\
                    "permission_ids":["f4add9c0-4212-4064-a045-b6185cf00501"],\
                    "face_ids":["11045712-0000-0000-0000-%012d"],\
                    "register_image_ids":["69919728-0000-0000-0000-%012d"],\
                    "ext_user_info":{"department":"研发","muster_version":"%032x",\
                    "muster_photo":"%032x"}}"""
                        .formatted(one, one, one, one, one, one))
            .collect(Collectors.joining(","));
    return "{\"identities\":[%s],\"pagination\":{\"page_index\":%d,\"page_limit\":100,\"total_count\":%d}}"
        .formatted(rows, page, PEOPLE)
        .getBytes(StandardCharsets.UTF_8);
  }
}
