package dev.muster.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.recogniser.Skill;
import dev.muster.store.TestClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KiosksTest {

  @Test
  void everySettingHasASafeDefault() {
    Kiosk desk = KioskKit.kiosk();
    assertThat(desk.place()).isEqualTo("desk");
    assertThat(desk.every()).isEqualTo(Duration.ofSeconds(1));
    assertThat(desk.againAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(desk.key()).isEmpty();
    assertThat(desk.liveness() || desk.strangers() || desk.pictures()).isFalse();
  }

  @Test
  void everySettingIsHeard() {
    Kiosk desk =
        KioskKit.kiosk(
            "place",
            "front desk",
            "every",
            "2s",
            "again-after",
            "5m",
            "key",
            "0123456789abcdef",
            "liveness",
            "true",
            "strangers",
            "true",
            "pictures",
            "true");
    assertThat(desk.place()).isEqualTo("front desk");
    assertThat(desk.every()).isEqualTo(Duration.ofSeconds(2));
    assertThat(desk.againAfter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(desk.admits("0123456789abcdef")).isTrue();
    assertThat(desk.admits("0123456789abcdee")).isFalse();
    assertThat(desk.admits(null)).isFalse();
    assertThat(desk.liveness() && desk.strangers() && desk.pictures()).isTrue();
    assertThat(desk).hasToString("Kiosk[desk]");
  }

  @ParameterizedTest
  @CsvSource({
    "name, a desk, muster.kiosks[].name is",
    "recogniser, ' ', muster.kiosks[desk].recogniser is missing",
    "every, 100ms, muster.kiosks[desk].every is PT0.1S; allowed are 200ms to 1m",
    "again-after, 13h, muster.kiosks[desk].again-after is PT13H; allowed are 0s to 12h",
    "key, short, muster.kiosks[desk].key is malformed"
  })
  void aWrongSettingIsNamed(String setting, String value, String sentence) {
    assertThatThrownBy(() -> KioskKit.kiosk(setting, value))
        .rootCause()
        .hasMessageContaining(sentence);
  }

  @Test
  void aKioskNeedsARecogniserThatCanSayWhoSomebodyIs() {
    assertThatThrownBy(() -> kiosks(KioskKit.kiosk("recogniser", "cloud-9"), Skill.IDENTIFY))
        .hasMessage("muster.kiosks[desk].recogniser is \"cloud-9\"; allowed are [cloud-1]");
    assertThatThrownBy(() -> kiosks(KioskKit.kiosk(), Skill.VERIFY))
        .hasMessageContaining("which cannot say who somebody is");
    assertThatThrownBy(() -> kiosks(KioskKit.kiosk(), Skill.DESCRIBE))
        .hasMessageContaining("which cannot say who somebody is");
    assertThatThrownBy(() -> kiosks(KioskKit.kiosk("liveness", "true"), Skill.IDENTIFY))
        .hasMessageContaining("muster.kiosks[desk].liveness is true");
    assertThat(kiosks(KioskKit.kiosk(), Skill.IDENTIFY).find("desk")).isPresent();
  }

  @Test
  void twoKiosksHaveTwoNames() {
    assertThatThrownBy(
            () ->
                KioskKit.kiosks(
                    List.of(KioskKit.kiosk(), KioskKit.kiosk()), EnumSet.allOf(Skill.class)))
        .hasMessageContaining("muster.kiosks[].name is \"desk\"");
  }

  @Test
  void aRequestNeedsAKeyOfItsOwn() {
    assertThatThrownBy(() -> KioskKit.look(KioskKit.kiosk(), "7"))
        .hasMessageContaining("8 to 64 letters");
  }

  @Test
  void oneLookAtATimeAndNoneTooSoon() {
    TestClock clock = new TestClock();
    KioskPace pace = new KioskPace(clock);
    Kiosk desk = KioskKit.kiosk();
    Kiosk door = KioskKit.kiosk("name", "door");

    Optional<Boolean> inner =
        pace.take(
            desk,
            () -> {
              clock.pass(Duration.ofSeconds(5));
              assertThat(pace.take(door, () -> true)).as("another kiosk").isPresent();
              return pace.take(desk, () -> true).isPresent();
            });
    assertThat(inner).as("while the first is under way").contains(false);
    assertThat(pace.take(desk, () -> true)).as("a second after the first began").isPresent();
    clock.pass(Duration.ofMillis(999));
    assertThat(pace.take(desk, () -> true)).isEmpty();
    clock.pass(Duration.ofMillis(1));
    assertThat(pace.take(desk, () -> true)).isPresent();
  }

  @Test
  void aLookThatBreaksHoldsUpNobody() {
    TestClock clock = new TestClock();
    KioskPace pace = new KioskPace(clock);
    assertThatThrownBy(
            () ->
                pace.take(
                    KioskKit.kiosk(),
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    clock.pass(Duration.ofSeconds(1));
    assertThat(pace.take(KioskKit.kiosk(), () -> true)).isPresent();
  }

  private static Kiosks kiosks(Kiosk kiosk, Skill... skills) {
    return KioskKit.kiosks(List.of(kiosk), EnumSet.copyOf(List.of(skills)));
  }
}
