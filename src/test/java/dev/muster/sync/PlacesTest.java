package dev.muster.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sync.Places.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the ledger while a list goes by. */
class PlacesTest {

  private static final String NOW = "0123456789abcdef0123456789abcdef";
  private static final String EARLIER = "fedcba9876543210fedcba9876543210";

  private final Roll roll = new Roll();
  private Places places;

  @BeforeEach
  void fiveOnTheRoll() {
    for (int n = 0; n < 5; n++) {
      roll.add("000" + n, "Name " + n, "staff", n == 4 ? null : NOW, true, false);
    }
    places = new Places(roll);
    places.put(0, Standing.PLACED, NOW);
    places.put(1, Standing.PLACED, EARLIER);
    places.put(2, Standing.UNDER_WAY, null);
    places.put(4, Standing.PLACED, "not a version");
  }

  @Test
  void aVersionIsThatOfTheLedgerAndNotThatOfTheRoster() {
    assertThat(places.isVersion(0, NOW)).isTrue();
    assertThat(places.isVersion(0, EARLIER)).isFalse();
    assertThat(places.isVersion(1, EARLIER)).isTrue();
    assertThat(places.isVersion(1, NOW)).isFalse();
    for (int place : new int[] {2, 3, 4}) {
      assertThat(places.isVersion(place, NOW)).isFalse();
      assertThat(places.isVersion(place, null)).isFalse();
      assertThat(places.isVersion(place, "not a version")).isFalse();
    }
  }

  @Test
  void somebodyIsFoundByTheVersionThatStandsThere() {
    assertThat(places.find(NOW)).isZero();
    assertThat(places.find(EARLIER)).isEqualTo(1);
    assertThat(places.find("0".repeat(32))).isEqualTo(-1);
    assertThat(places.find("not a version")).isEqualTo(-1);
    assertThat(places.find(null)).isEqualTo(-1);
  }

  @Test
  void whatIsPutLaterHolds() {
    places.put(1, Standing.PLACED, NOW);
    places.put(0, Standing.UNDER_WAY, null);
    assertThat(places.isVersion(1, NOW)).isTrue();
    assertThat(places.isVersion(1, EARLIER)).isFalse();
    assertThat(places.isVersion(0, NOW)).isFalse();
    assertThat(places.standing(0)).isEqualTo(Standing.UNDER_WAY);
  }

  @Test
  void whoStandsThereIsCounted() {
    assertThat(places.see(0)).isTrue();
    assertThat(places.see(0)).isFalse();
    assertThat(places.see(2)).isTrue();
    assertThat(places.placed()).isEqualTo(3);
    assertThat(places.placedAndSeen()).isEqualTo(1);
  }

  @Test
  void aLikelyPlaceIsOnlyAHint() {
    for (int likely = -1; likely < 7; likely++) {
      assertThat(roll.find("0003", likely)).isEqualTo(3);
      assertThat(roll.find("0007", likely)).isEqualTo(-1);
      assertThat(roll.find("", likely)).isEqualTo(-1);
    }
  }
}
