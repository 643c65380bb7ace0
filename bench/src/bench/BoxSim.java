package bench;

import java.io.IOException;

/**
 * A simulated v1 box: so many slots, a fixed service time per registration, and just enough of the
 * API to be enrolled to. Its own numbers are under {@code /bench/}: {@code reset}, {@code mark},
 * {@code stats}.
 */
final class BoxSim {
  private final BoxLibrary library = new BoxLibrary();
  private BoxSettings settings = new BoxSettings();
  private BoxCounts counts = new BoxCounts();
  private Slots slots = new Slots(8, 0);

  public static void main(String[] args) throws IOException {
    BoxSim box = new BoxSim();
    HttpLoop.start(Integer.parseInt(args[0]), box::handle);
    System.out.println("ready");
  }

  private void handle(Call call) {
    String path = call.path();
    if (path.startsWith("/bench/")) {
      control(call, path);
      return;
    }
    counts.called(call.method() + " " + path);
    if (path.equals("/SophonFogSys/api/users")) {
      users(call);
      return;
    }
    Reply reply = settings.answer(call, path);
    if (reply.status() != 200) {
      counts.refused(reply.json());
    }
    call.reply(reply.status(), reply.json());
  }

  private void users(Call call) {
    boolean registers = call.method().equals("POST") || call.method().equals("PUT");
    if (registers) {
      counts.seen(System.nanoTime());
    }
    Reply reply = library.answer(call);
    if (!registers) {
      call.reply(reply.status(), reply.json());
      return;
    }
    if (reply.status() != 200) {
      counts.refused(reply.json());
      call.reply(reply.status(), reply.json());
      return;
    }
    BoxCounts counted = counts;
    long bytes = reply.photoBytes();
    slots.serve(
        () -> {
          counted.registered(System.nanoTime(), bytes);
          call.reply(200, reply.json());
        });
  }

  private void control(Call call, String path) {
    if (path.equals("/bench/reset")) {
      library.clear();
      settings = new BoxSettings();
      counts = new BoxCounts();
    }
    if (path.equals("/bench/mark")) {
      counts = new BoxCounts();
    }
    String service = call.query("serviceMicros");
    if (!service.isEmpty()) {
      slots = new Slots(Integer.parseInt(call.query("slots")), Long.parseLong(service));
    }
    call.reply(200, counts.toString());
  }
}
