package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DoorTest {

  private final Door door = new Door();

  @Test
  void nobodyComesInWhileItIsClosed() throws Exception {
    assertThat(door.enter()).isTrue();
    door.leave();
    door.close(Duration.ofSeconds(10));
    assertThat(door.enter()).isFalse();
    door.open();
    assertThat(door.enter()).isTrue();
  }

  @Test
  void closingWaitsForThoseInside() {
    assertThat(door.enter()).isTrue();
    CompletableFuture<Void> closing = closing(Duration.ofSeconds(30));
    await().until(() -> !door.enter() || leaveAgain());
    assertThat(closing).isNotDone();
    door.leave();
    assertThat(closing).succeedsWithin(Duration.ofSeconds(10));
    assertThat(door.enter()).isFalse();
  }

  @Test
  void closingDoesNotWaitForEver() {
    assertThat(door.enter()).isTrue();
    assertThat(closing(Duration.ofMillis(50))).succeedsWithin(Duration.ofSeconds(10));
    assertThat(door.enter()).isFalse();
    door.leave();
    door.open();
    assertThat(door.enter()).isTrue();
  }

  private boolean leaveAgain() {
    door.leave();
    return false;
  }

  private CompletableFuture<Void> closing(Duration patience) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            door.close(patience);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
