package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.Drop;
import dev.muster.enrol.Place;
import dev.muster.enrol.ledger.Mode;
import dev.muster.roster.PersonType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PhotoRoomTest {

  private static final int KILOBYTE = 1024;

  @TempDir private Path folder;
  private final AtomicInteger under = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger through = new AtomicInteger();

  /**
   * Twenty files through room for two, one of them larger than all the room, every third broken.
   */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void filesWaitForRoomAndGiveItBackHoweverTheyEnd() throws Exception {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      places.add(place(i + ".jpg", i == 7 ? 50 * KILOBYTE : 9 * KILOBYTE));
    }
    places.add(place("gone.jpg", 0));
    Files.delete(places.get(20).origin());
    PhotoRoom room = new PhotoRoom(20 * KILOBYTE);
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.addRoutes(route(room));
      camel.start();
      camel
          .createProducerTemplate()
          .send("direct:parcel", exchange -> exchange.getMessage().setBody(places));
    }
    assertThat(through.get()).isEqualTo(21);
    // the one that is not there takes no more than a kilobyte
    assertThat(most.get()).isBetween(1, 3);
  }

  private RouteBuilder route(PhotoRoom room) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:parcel")
            .split(body())
            .parallelProcessing()
            .executorService(java.util.concurrent.Executors.newFixedThreadPool(8))
            .to("direct:photo");
        from("direct:photo")
            .process(room::enter)
            .process(PhotoRoomTest.this::look)
            .process(PhotoRoomTest.this::leave);
      }
    };
  }

  private void look(Exchange exchange) throws InterruptedException {
    most.accumulateAndGet(under.incrementAndGet(), Math::max);
    TimeUnit.MILLISECONDS.sleep(5);
    under.decrementAndGet();
  }

  private void leave(Exchange exchange) {
    if (through.incrementAndGet() % 3 == 0) {
      throw new IllegalStateException("a step broke");
    }
  }

  private Place place(String name, int bytes) throws Exception {
    Path file = Files.write(folder.resolve(name), new byte[bytes]);
    Drop drop =
        new Drop(
            "drop",
            folder,
            "staff",
            PersonType.EMPLOYEE,
            List.of("{id}"),
            Duration.ZERO,
            Mode.ENROL,
            Drop.Listing.OPTIONAL);
    return new Place(drop, null, file, name, drop.group());
  }
}
