package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pushes for which there is no room are refused; the room is given back however they end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PushRoomTest {

  private static final int KILOBYTE = 1024;
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void whatDoesNotFitIsRefusedUntilThereIsRoomAgain() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(route(new PushRoom(9, 20 * KILOBYTE, 8 * KILOBYTE)));
      camel.start();
      ProducerTemplate box = camel.createProducerTemplate();
      Future<Exchange> slow = threads.submit(() -> push(box, "slow", 15L * KILOBYTE));
      inside.await();
      assertThat(push(box, "no room", 5L * KILOBYTE).getException())
          .hasMessage("no room for 6 KB more of pushes; 16 of 20 KB are taken");
      assertThat(push(box, "unannounced", null).getException()).hasMessageStartingWith("no room");
      assertThat(push(box, "small", 3L * KILOBYTE).getException()).isNull();
      assertThat(push(box, "broken", 3L * KILOBYTE).getException()).hasMessage("a step broke");
      assertThat(push(box, "small", 3L * KILOBYTE).getException()).isNull();
      end.countDown();
      assertThat(slow.get().getException()).isNull();
      assertThat(push(box, "larger than all the room", 99L * KILOBYTE).getException()).isNull();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneMoreThanMayBeUnderWayIsRefusedHoweverSmall() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(route(new PushRoom(1, 20 * KILOBYTE, 8 * KILOBYTE)));
      camel.start();
      ProducerTemplate box = camel.createProducerTemplate();
      Future<Exchange> slow = threads.submit(() -> push(box, "slow", 1L));
      inside.await();
      assertThat(push(box, "second", 1L).getException())
          .hasMessage("1 pushes are under way, the most that may");
      end.countDown();
      assertThat(slow.get().getException()).isNull();
      assertThat(push(box, "third", 1L).getException()).isNull();
    } finally {
      threads.shutdownNow();
    }
  }

  private static Exchange push(ProducerTemplate box, String body, Long length) {
    return box.send(
        "direct:push",
        exchange -> {
          exchange.getMessage().setBody(body);
          exchange.getMessage().setHeader("Content-Length", length);
        });
  }

  private RouteBuilder route(PushRoom room) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:push").process(room::enter).process(PushRoomTest.this::take);
      }
    };
  }

  private void take(Exchange exchange) throws InterruptedException {
    switch (exchange.getMessage().getBody(String.class)) {
      case "slow" -> {
        inside.countDown();
        end.await();
      }
      case "broken" -> throw new IllegalStateException("a step broke");
      default -> {}
    }
  }
}
