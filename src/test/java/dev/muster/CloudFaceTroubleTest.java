package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Outcome;
import dev.muster.directory.ListPeople;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services that do not behave like one, through the real routes. */
class CloudFaceTroubleTest {

  private static final byte[] HEAD =
      """
      HTTP/1.1 200 OK\r
      Content-Type: application/json\r
      Transfer-Encoding: chunked\r
      \r
      """
          .getBytes(StandardCharsets.US_ASCII);

  private static Doors hangingUp;
  private static Doors endless;
  private static RunningBridge bridge;

  @BeforeAll
  static void start() {
    hangingUp = new Doors(Socket::close);
    endless = new Doors(CloudFaceTroubleTest::talk);
    bridge =
        RunningBridge.on(
            URI.create("http://127.0.0.1:9"),
            "--muster.breaker.calls=1",
            "--muster.breaker.open-seconds=60",
            "--muster.clouds[0].name=hanging-up",
            "--muster.clouds[0].kind=cloud-face",
            "--muster.clouds[0].url=" + hangingUp.url(),
            "--muster.clouds[1].name=endless",
            "--muster.clouds[1].kind=cloud-face",
            "--muster.clouds[1].url=" + endless.url(),
            "--muster.clouds[1].options.list-limit=1MB");
  }

  @AfterAll
  static void stop() {
    bridge.close();
    hangingUp.close();
    endless.close();
  }

  @Test
  void whatTheBreakerHoldsBackWasNotSeenByAnybody() {
    assertThat(bridge.run(new ListPeople("hanging-up", "", 10)))
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(bridge.run(new ListPeople("hanging-up", "", 10)))
        .isInstanceOfSatisfying(
            Outcome.NotReached.class,
            held ->
                assertThat(held.why())
                    .isEqualTo(
                        "NOT_REACHED: it did not answer lately and is left alone for a moment"));
  }

  @Test
  @Timeout(60)
  void anAnswerWithoutAnEndIsBrokenOff() {
    for (int i = 0; i < 3; i++) {
      assertThat(bridge.run(new ListPeople("endless", "", 10)))
          .isInstanceOfSatisfying(
              Outcome.OutcomeUnknown.class,
              lost -> assertThat(lost.why()).contains("larger than 1048576 bytes"));
    }
  }

  private static void talk(Socket caller) throws IOException {
    OutputStream out = caller.getOutputStream();
    out.write(HEAD);
    byte[] chunk = ("1000\r\n" + " ".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    while (true) {
      out.write(chunk);
    }
  }

  /** Answers every caller in one way. */
  private static final class Doors {

    private final ServerSocket door;
    private final ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            });

    private interface Way {
      void serve(Socket caller) throws IOException;
    }

    Doors(Way way) {
      try {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      threads.execute(() -> welcome(way));
    }

    private void welcome(Way way) {
      while (!door.isClosed()) {
        try {
          Socket caller = door.accept();
          threads.execute(() -> serve(way, caller));
        } catch (IOException closed) {
          return;
        }
      }
    }

    private static void serve(Way way, Socket caller) {
      try (caller) {
        way.serve(caller);
      } catch (IOException gone) {
        // the caller has hung up, which is what these tests are about
      }
    }

    String url() {
      return "http://127.0.0.1:" + door.getLocalPort();
    }

    void close() {
      try {
        door.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      threads.shutdownNow();
    }
  }
}
