package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The subscriber: takes deliveries on one port and orders ({@code /bench/…}) on another, so that it
 * can be dead to the world and still be asked what it got.
 */
final class Receiver {
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private Deliveries deliveries = new Deliveries();
  private HttpLoop hook;
  private long delayMillis;
  private int faultPercent;
  private final Random luck = new Random(5);

  /** Arguments: port for deliveries, port for orders. */
  public static void main(String[] args) throws IOException {
    Receiver receiver = new Receiver();
    receiver.hook = HttpLoop.start(Integer.parseInt(args[0]), receiver::take);
    HttpLoop.start(Integer.parseInt(args[1]), receiver::order);
    System.out.println("ready");
  }

  private void take(Call call) {
    HttpMessage request = call.request();
    int luckNow = luck.nextInt(100);
    if (luckNow < faultPercent / 2) {
      call.reply(500, "{}");
      return;
    }
    String id = request.header("webhook-id");
    deliveries.took(id, request.body(), request.bodyAt(), request.bodyEnd(), System.nanoTime());
    if (luckNow < faultPercent) {
      // taken, and the answer lost: what a crash of the receiver looks like
      call.drop();
      return;
    }
    if (delayMillis == 0) {
      call.reply(200, "{}");
    } else {
      clock.schedule(() -> call.reply(200, "{}"), delayMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void order(Call call) throws IOException {
    switch (call.path()) {
      case "/bench/reset" -> {
        deliveries = new Deliveries();
        delayMillis = Long.parseLong("0" + call.query("delay"));
        faultPercent = Integer.parseInt("0" + call.query("faults"));
      }
      case "/bench/mark" -> deliveries.mark();
      case "/bench/down" -> hook.down();
      case "/bench/up" -> hook.up();
      case "/bench/arrivals" ->
          deliveries.writeArrivals(
              Path.of(call.query("file")), Integer.parseInt(call.query("from")));
      case "/bench/received" -> deliveries.write(Path.of(call.query("file")));
      default -> {}
    }
    call.reply(200, deliveries.toString());
  }
}
