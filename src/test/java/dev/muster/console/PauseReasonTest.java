package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseReasonTest {

  /** The left column is what the ledger writes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | batch.paused.hand",
        "paused by hand | batch.paused.hand",
        "the removal list is being read | batch.paused.reading",
        "it removes 120 people, more than muster.removal-limit = 100; resume it to confirm |"
            + " batch.paused.removal",
        "something else | batch.paused.other",
      })
  void everyReasonOfTheLedgerHasWordsOfThePage(String stored, String key) {
    assertThat(PauseReason.of(stored).key()).isEqualTo(key);
  }
}
