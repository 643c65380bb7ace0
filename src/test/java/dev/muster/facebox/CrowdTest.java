package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("thousands of calls at the same time")
class CrowdTest {

  private static final String USERS = "/SophonFogSys/api/users";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);

  @TempDir private Path directory;
  private RunningBox box;

  @BeforeEach
  void start() {
    box =
        RunningBox.start(
            directory, "--muster.facebox.duplicate-window=0s", "--muster.facebox.threads=16");
    box.permission("staff");
    box.device("10.0.0.1", box.permission("staff"));
    box.person("red", box.permission("staff"), RED);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("are all answered as one by one, and what they leave is what was answered")
  void crowd() throws Exception {
    round(0);
    long before = heap();
    for (int number = 1; number < 4; number++) {
      round(number);
    }
    assertThat(heap() - before).as("growth of the heap, bytes").isLessThan(48L << 20);

    JsonNode status = box.get("/status").json();
    assertThat(status.path("people").asInt()).isEqualTo(1);
    assertThat(status.path("faces").asInt()).isEqualTo(1);
    assertThat(status.path("events").asInt()).isEqualTo(4 * 200);
  }

  /** 200 people come, are matched, seen and leave: 800 calls, 64 at a time with 16 threads. */
  private void round(int number) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(64);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String id = "p" + number + "-" + i;
        calls.add(clients.submit(() -> comeAndGo(id)));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      clients.shutdown();
    }
  }

  private void comeAndGo(String id) {
    assertThat(box.person(id, "", RED).status()).as("enrol %s", id).isEqualTo(200);
    assertThat(box.match("10.0.0.1", RED).json().path("retcode").asText()).isEqualTo("1");
    assertThat(box.get(USERS + "?identity_id=" + id).status()).as("read %s", id).isEqualTo(200);
    assertThat(box.delete(USERS, "{\"identity_id\":\"%s\"}".formatted(id)).status())
        .as("delete %s", id)
        .isEqualTo(200);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
