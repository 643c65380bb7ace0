package dev.muster.vendor.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaiduPaceTest {

  @TempDir Path folder;
  private BaiduKit kit;

  @BeforeEach
  void open() {
    kit = new BaiduKit(folder, "east", "west");
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void callsOfOneInterfaceFollowEachOtherAndThoseOfAnotherDoNotWait() throws Exception {
    assertThat(turn(kit.people.find(kit.begin()))).isZero();
    assertThat(turn(kit.people.find(kit.begin()))).isEqualTo(1100);
    assertThat(turn(kit.people.find(kit.begin()))).isEqualTo(2200);
    assertThat(turn(kit.people.add(kit.begin()))).isZero();
    kit.nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(turn(kit.people.find(kit.begin()))).isZero();
  }

  @Test
  void anInterfaceThatWasCalledTooSoonIsLeftAloneByEverybody() throws Exception {
    kit.answered(kit.asking(), BaiduKit.error(18, "Open api qps request limit reached"));
    assertThat(turn(kit.asking())).isEqualTo(1107);
    assertThat(turn(kit.asking())).isEqualTo(2207);
    assertThat(turn(kit.people.add(kit.begin()))).isZero();
  }

  @Test
  void whoeverWouldWaitTooLongIsToldSoAndTakesNoTurn() throws Exception {
    int served = 0;
    while (kit.pace.turn(kit.people.find(kit.begin())).outcome() == null) {
      served++;
    }
    assertThat(served).isEqualTo(28);
    assertThat(kit.pace.turn(kit.people.find(kit.begin())).outcome())
        .isInstanceOfSatisfying(
            Outcome.NotReached.class, not -> assertThat(not.why()).startsWith("TOO_BUSY: "));
    kit.nanos.addAndGet(Duration.ofMillis(1100).toNanos());
    assertThat(kit.pace.turn(kit.people.find(kit.begin())).outcome()).isNull();
  }

  private long turn(BaiduEntry asking) {
    return kit.pace.turn(asking).getDelay();
  }
}
