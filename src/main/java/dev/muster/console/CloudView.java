package dev.muster.console;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cloud as a person sees it.
 *
 * @param reason why nothing is asked of it; null while it answers
 * @param restsUntil until when it is left alone
 * @param callsToday how many calls it was asked today: they count against its quota
 * @param callsOfMonth likewise in this month
 * @param people how many placements there are in each state
 */
record CloudView(
    String name,
    String kind,
    String url,
    @Nullable String reason,
    @Nullable Instant restsUntil,
    @Nullable Instant answeredAt,
    long callsToday,
    long callsOfMonth,
    Map<String, Long> people) {}
