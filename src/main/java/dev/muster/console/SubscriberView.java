package dev.muster.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of events and how it is served.
 *
 * @param url without its query, which may hold a secret
 * @param waitingSince when the oldest event came in that it still waits for
 * @param restsUntil until when it is left alone, because it does not answer
 * @param trouble a delivery that failed and is tried again
 * @param blocked the last that are not tried again by themselves
 */
record SubscriberView(
    String name,
    String url,
    Map<String, Long> deliveries,
    @Nullable Instant waitingSince,
    @Nullable Instant restsUntil,
    @Nullable String reason,
    @Nullable DeliveryView trouble,
    List<DeliveryView> blocked) {}
