package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class InstancesTest {

  private final List<String> givenBack = new CopyOnWriteArrayList<>();
  private final Map<String, Duty> duties = new ConcurrentHashMap<>();
  @TempDir Path folder;
  private TestStore stored;

  @BeforeEach
  void open() {
    stored = Database.POSTGRES.open(folder);
  }

  @AfterEach
  void close() {
    stored.close();
  }

  private Presence presence(String name) {
    return new Presence(JdbcClient.create(stored.pool()), name);
  }

  private Instances running(String name) throws InterruptedException {
    Presence presence = presence(name);
    presence.enter();
    Holdings ledger =
        (db, gone) -> {
          givenBack.add(gone + " to " + name);
          return 1;
        };
    Duty duty = new Duty(false);
    duties.put(name, duty);
    Instances instances = new Instances(presence, duty, stored.store(), () -> Stream.of(ledger));
    instances.start();
    return instances;
  }

  @Test
  void whatOneHeldThatDiedIsGivenBackOnceAndTheLiveOnesKeepTheirs() throws Exception {
    Instances one = running("one");
    Instances two = running("two");
    presence("three").enter();
    await().atMost(Duration.ofSeconds(25)).until(() -> !givenBack.isEmpty());
    await().during(Duration.ofSeconds(3)).until(() -> givenBack.size() == 1);
    assertThat(givenBack.get(0)).startsWith("three to ");
    assertThat(stored.text("SELECT name FROM instance ORDER BY 1")).isEqualTo("one, two");

    two.stop();
    await().atMost(Duration.ofSeconds(5)).until(() -> givenBack.contains("two to one"));
    one.stop();
  }

  @Test
  void oneOfThemIsOnDutyAndAnotherOneAfterIt() throws Exception {
    Instances one = running("b-first");
    await().until(() -> duties.get("b-first").isMine());
    Instances two = running("a-second");
    await().during(Duration.ofSeconds(3)).until(() -> !duties.get("a-second").isMine());
    assertThat(duties.get("b-first").isMine()).isTrue();
    one.stop();
    await().until(() -> duties.get("a-second").isMine());
    two.stop();
  }

  @Test
  void nobodyIsTakenForGoneBecauseTheDatabaseWasAway() throws Exception {
    Instances one = running("one");
    await()
        .during(Duration.ofSeconds(2))
        .until(() -> !stored.text("SELECT seen_at FROM instance").isEmpty());
    presence("two").enter();
    stored
        .store()
        .write(db -> db.sql("UPDATE instance SET seen_at = 1 WHERE name = 'two'").update());
    assertThat(givenBack).isEmpty();
    await().during(Duration.ofSeconds(5)).until(givenBack::isEmpty);
    one.stop();
  }

  @Test
  void aSecondOneOfTheSameNameDoesNotStartAndOneThatHasDiedDoes() throws Exception {
    Instances one = running("one");
    assertThatThrownBy(() -> presence("one").enter())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "muster.store.instance is \"one\", and another process that is running on this database goes by that name; allowed is a name of its own for each instance");
    one.stop();
    presence("one").enter();
    presence("one").enter();
  }

  @Test
  void oneThatFallsSilentForGoodWhileItIsWatchedHoldsNobodyUp() throws Exception {
    presence("one").enter();
    stored
        .store()
        .write(
            db ->
                db.sql("UPDATE instance SET seen_at = seen_at - ? WHERE name = 'one'")
                    .param(Presence.GONE_MILLIS - 3 * Presence.BEAT_MILLIS / 2)
                    .update());
    presence("one").enter();

    Presence leaving = presence("two");
    leaving.enter();
    CompletableFuture<Void> left =
        CompletableFuture.runAsync(
            leaving::leave, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
    presence("two").enter();
    left.get();
    assertThat(stored.text("SELECT name FROM instance WHERE seen_at > 0 ORDER BY 1"))
        .isEqualTo("one, two");
  }
}
