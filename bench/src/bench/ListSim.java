package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lists people as a v2 box does, from pages of 100, 512 and 1,000 that are made before: {@code /bench/people?count=,delay=}
 * makes them, the version of one in a hundred another one with {@code changed=1}. Any other question
 * is answered with nothing. The people are those of {@code reference/roster.py}.
 */
final class ListSim {
  private static final List<Integer> ROWS = List.of(100, 512, 1000);
  private static final Pattern INDEX = Pattern.compile("\"page_index\":\\s*(\\d+)");
  private static final Pattern LIMIT = Pattern.compile("\"page_limit\":\\s*(\\d+)");

  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
  private volatile Map<Integer, List<byte[]>> pages = Map.of();
  private volatile long delayMillis;
  private volatile long calls;

  public static void main(String[] args) throws IOException {
    ListSim box = new ListSim();
    HttpLoop.start(Integer.parseInt(args[0]), box::handle);
    System.out.println("ready");
  }

  private void handle(Call call) {
    if (call.path().startsWith("/bench/")) {
      control(call);
    } else if (call.path().endsWith("/getidentities")) {
      list(call);
    } else {
      call.reply(200, "{}");
    }
  }

  private void list(Call call) {
    calls++;
    String question = new String(call.request().body(), StandardCharsets.ISO_8859_1);
    List<byte[]> all = pages.get(number(LIMIT, question));
    byte[] page = all.get(Math.min(number(INDEX, question), all.size() - 1));
    if (delayMillis == 0) {
      call.reply(200, page);
    } else {
      later.schedule(() -> call.reply(200, page), delayMillis, TimeUnit.MILLISECONDS);
    }
  }

  private static int number(Pattern pattern, String question) {
    Matcher found = pattern.matcher(question);
    if (!found.find()) {
      throw new IllegalArgumentException("no " + pattern + " in " + question);
    }
    return Integer.parseInt(found.group(1));
  }

  private void control(Call call) {
    if (!call.query("count").isEmpty()) {
      int count = Integer.parseInt(call.query("count"));
      delayMillis = Long.parseLong(call.query("delay"));
      boolean changed = call.query("changed").equals("1");
      pages = ROWS.stream().collect(Collectors.toMap(rows -> rows, rows -> made(count, changed, rows)));
      calls = 0;
    }
    call.reply(200, "calls=" + calls);
  }

  private static List<byte[]> made(int count, boolean changed, int rows) {
    List<byte[]> made = new ArrayList<>();
    for (int page = 0; page == 0 || page * rows < count; page++) {
      StringBuilder text = new StringBuilder("{\"identities\":[");
      for (int n = page * rows; n < Math.min(count, (page + 1) * rows); n++) {
        text.append(n % rows == 0 ? "" : ",").append(person(n, changed && n % 100 == 7));
      }
      text.append("],\"pagination\":{\"page_index\":%d,\"page_limit\":%d,\"total_count\":%d}}".formatted(page, rows, count));
      made.add(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return made;
  }

  private static String person(int n, boolean another) {
    String version = another ? "0".repeat(32) : People.version(n);
    return "{\"identity_id\":\"%s\",\"identity_name\":\"%s\",\"user_type\":\"employee\",\"permission_ids\":[\"staff\"],\"face_ids\":[\"f%d\"],\"register_image_ids\":[\"r%d\"],\"ext_user_info\":{\"muster_version\":\"%s\"}}"
        .formatted(People.id(n), People.name(n), n, n, version);
  }
}
