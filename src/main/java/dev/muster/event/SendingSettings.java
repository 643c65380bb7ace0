package dev.muster.event;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of an event goes out, and how much of an answer is kept.
 *
 * @param maxSent the largest body that is sent to a subscriber, in bytes; pictures inside the body
 *     make it a third larger than their files
 * @param answerBytes so much of an answer is kept of a try that failed
 */
@ConfigurationProperties("muster.deliveries")
record SendingSettings(
    @DefaultValue("33554432") int maxSent, @DefaultValue("8192") int answerBytes) {

  private static final int SMALLEST = 1024;
  private static final int LARGEST = 100 * 1024 * 1024;
  private static final int LONGEST_ANSWER = 8192;

  SendingSettings {
    range("max-sent", maxSent, SMALLEST, LARGEST);
    range("answer-bytes", answerBytes, 0, LONGEST_ANSWER);
  }

  private static void range(String key, int value, int least, int most) {
    Rule.check(
        value >= least && value <= most,
        "muster.deliveries.%s is %d; allowed are %d to %d".formatted(key, value, least, most));
  }
}
