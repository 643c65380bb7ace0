package dev.muster.event;

import dev.muster.roster.PersonType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the stored events are meant; what is null is not asked for.
 *
 * @param since the first moment, by the clock of the box
 * @param until the first moment that is not meant any more
 * @param identityId the number of one person
 */
public record Selection(
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String box,
    @Nullable String identityId,
    @Nullable PersonType type) {

  /** The condition on a row of an event, to be followed by {@link #values}. */
  String condition() {
    List<String> parts = new ArrayList<>(List.of("1 = 1"));
    add(parts, "occurred_at >= ?", since);
    add(parts, "occurred_at < ?", until);
    add(parts, "box = ?", box);
    add(parts, "identity_id = ?", identityId);
    add(parts, "type = ?", type);
    return String.join(" AND ", parts);
  }

  private static void add(List<String> parts, String part, @Nullable Object value) {
    if (value != null) {
      parts.add(part);
    }
  }

  /** The values of the condition, in its order. */
  List<Object> values() {
    List<Object> values = new ArrayList<>();
    if (since != null) {
      values.add(since.toEpochMilli());
    }
    if (until != null) {
      values.add(until.toEpochMilli());
    }
    if (box != null) {
      values.add(box);
    }
    if (identityId != null) {
      values.add(identityId);
    }
    if (type != null) {
      values.add(type.name());
    }
    return values;
  }
}
