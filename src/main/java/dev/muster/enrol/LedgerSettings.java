package dev.muster.enrol;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the ledger keeps, and what it asks before it does it.
 *
 * @param removalLimit how many people a removal may name before its batch waits for a confirmation
 * @param historyDays how long the steps of what happened to a person are kept, in days
 */
@ConfigurationProperties("muster")
record LedgerSettings(@DefaultValue("100") int removalLimit, @DefaultValue("400") int historyDays) {

  LedgerSettings {
    if (removalLimit < 0 || removalLimit > 100_000) {
      throw new IllegalArgumentException(
          "muster.removal-limit is " + removalLimit + "; allowed are 0 to 100000");
    }
    if (historyDays < 1 || historyDays > 36_500) {
      throw new IllegalArgumentException(
          "muster.history-days is " + historyDays + "; allowed are 1 to 36500");
    }
  }
}
