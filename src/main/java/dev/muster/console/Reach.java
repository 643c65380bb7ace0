package dev.muster.console;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a directory can be reached, box or cloud.
 *
 * @param silent whether its lane is held back
 * @param reason why it is; null when it is not
 * @param restsUntil until when it is left alone
 * @param answeredAt when it answered last; null when it never has
 * @param people how many placements there are in each state
 * @param page whether there is a page of its own
 */
record Reach(
    String name,
    boolean silent,
    @Nullable String reason,
    @Nullable Instant restsUntil,
    @Nullable Instant answeredAt,
    Map<String, Long> people,
    boolean page) {}
