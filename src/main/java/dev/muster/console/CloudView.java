package dev.muster.console;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cloud as a person sees it.
 *
 * @param reason why nothing is asked of it; null while it answers
 * @param restsUntil until when it is left alone
 * @param calls how many calls it was asked since the start: they count against its quota
 * @param people how many placements there are in each state
 */
record CloudView(
    String name,
    String kind,
    String url,
    @Nullable String reason,
    @Nullable Instant restsUntil,
    @Nullable Instant answeredAt,
    long calls,
    Map<String, Long> people) {}
