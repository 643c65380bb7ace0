package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of events and how it is served.
 *
 * @param url without its query, which may hold a secret; empty when it left the configuration
 * @param configured false: it left the configuration, and what waited for it waits on
 * @param form what its events look like
 * @param enabled false: its configuration says that deliveries are collected and not sent
 * @param publicKeys what its signatures can be verified with, when they are no shared secret
 * @param waitingSince when the oldest event came in that it still waits for
 * @param restsUntil until when it is left alone, because it does not answer
 * @param offSince since when it is switched off, by its receiver (410) or by hand
 * @param breaker closed, open or half_open; null when it was never used
 * @param trouble a delivery that failed and is tried again
 * @param blocked the last that are not tried again by themselves
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SubscriberView(
    String name,
    String url,
    boolean configured,
    String form,
    boolean enabled,
    List<String> publicKeys,
    Map<String, Long> deliveries,
    @Nullable Instant waitingSince,
    @Nullable Instant restsUntil,
    @Nullable String reason,
    @Nullable Instant offSince,
    @Nullable String offReason,
    @Nullable String breaker,
    @Nullable DeliveryView trouble,
    List<DeliveryView> blocked) {

  /** How many deliveries are neither made nor ended. */
  public long left() {
    return deliveries.getOrDefault("pending", 0L) + deliveries.getOrDefault("blocked", 0L);
  }
}
