package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The box is killed again and again while people are enrolled, deleted and matched and events are
 * pushed. What it answered with success is there afterwards, and no event is pushed zero times.
 */
@ExtendWith(ShowLogs.class)
class KillFaceboxIT {

  private static final int KILLS = 4;
  private static final String DOOR = "192.168.1.63";
  private static final List<byte[]> FACES =
      IntStream.range(0, 3)
          .mapToObj(n -> SampleFaces.person(20_000 + n).photo(View.frontal().sized(240, 300)))
          .toList();

  private final Map<String, byte[]> enrolled = new ConcurrentHashMap<>();
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private final Set<Long> matched = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();

  @Test
  @DisplayName("contracts/sophon.md §6.2: retried until 200, and the position is kept")
  void whatWasAnsweredIsThereAndEveryEventIsPushed(@TempDir Path folder) throws Exception {
    Random random = new Random(Long.getLong("muster.seed", System.nanoTime()));
    try (PushReceiver receiver = new PushReceiver();
        RunningMuster box =
            RunningMuster.facebox(
                    folder, RunningMuster.freePort(), "--muster.facebox.duplicate-window=0s")
                .start()) {
      BoxCalls calls = new BoxCalls(box.url());
      setUp(calls, receiver);
      try (Workers workers = new Workers()) {
        workers.add(2, () -> enrol(calls));
        workers.add(1, () -> enrolAndDelete(calls));
        workers.add(2, () -> match(calls));
        for (int kill = 0; kill < KILLS; kill++) {
          int events = matched.size() + 10 + random.nextInt(20);
          int people = enrolled.size() + 5 + random.nextInt(20);
          Patience.until("work before kill " + kill)
              .until(() -> matched.size() >= events && enrolled.size() >= people);
          box.kill();
          box.start();
        }
      }

      assertThat(enrolled).isNotEmpty();
      enrolled.forEach(
          (id, photo) ->
              assertThat(calls.registeredPhoto(id)).as("photo of %s", id).contains(photo));
      deleted.forEach(id -> assertThat(calls.registeredPhoto(id)).as(id).isEmpty());
      Set<Long> recorded = calls.eventTimes();
      assertThat(recorded).containsAll(matched);
      Awaitility.await("every event at the receiver")
          .atMost(Duration.ofMinutes(2))
          .until(() -> receiver.times().containsAll(recorded));
      System.out.printf(
          "KillFaceboxIT: killed %d times; acknowledged %d people, %d deletions, %d matches; %d"
              + " events recorded, %d pushed more than once%n",
          KILLS,
          enrolled.size(),
          deleted.size(),
          matched.size(),
          recorded.size(),
          receiver.taken() - receiver.times().size());
      assertThat(box.errors()).isEmpty();
    }
  }

  private static void setUp(BoxCalls calls, PushReceiver receiver) {
    String permission = calls.createPermission("staff");
    for (int i = 0; i < FACES.size(); i++) {
      assertThat(calls.register("M-" + i, permission, FACES.get(i)).status()).isEqualTo(200);
    }
    assertThat(calls.addDevice(DOOR, permission).status()).isEqualTo(200);
    assertThat(calls.pushTo(receiver.url()).status()).isEqualTo(200);
  }

  private void enrol(BoxCalls calls) {
    String id = "R-" + numbers.incrementAndGet();
    byte[] photo = FACES.get(numbers.get() % FACES.size());
    if (calls.register(id, "0", photo).status() == 200) {
      enrolled.put(id, photo);
    }
  }

  private void enrolAndDelete(BoxCalls calls) {
    String id = "D-" + numbers.incrementAndGet();
    if (calls.register(id, "0", FACES.get(0)).status() == 200 && calls.delete(id).status() == 200) {
      deleted.add(id);
    }
  }

  /** Every comparison has a time of its own, by which its event is known. */
  private void match(BoxCalls calls) {
    long seconds = 1_700_000_000L + 100L * numbers.incrementAndGet();
    BoxCalls.Reply reply = calls.match(DOOR, seconds, FACES.get((int) (seconds / 100 % 3)));
    JsonNode answer = reply.json();
    if (reply.status() == 200) {
      assertThat(answer.path("retcode").asText()).isEqualTo("1");
      matched.add(seconds * 1000);
    }
  }
}
