package dev.muster.enrol;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the ledger keeps.
 *
 * @param historyDays how long the steps of what happened to a person are kept, in days
 */
@ConfigurationProperties("muster")
public record LedgerSettings(@DefaultValue("400") int historyDays) {

  public LedgerSettings {
    if (historyDays < 1 || historyDays > 36_500) {
      throw new IllegalArgumentException(
          "muster.history-days is " + historyDays + "; allowed are 1 to 36500");
    }
  }
}
