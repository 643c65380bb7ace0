package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.event.Selection;
import dev.muster.roster.PersonType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants to have delivered once more.
 *
 * @param subscriber who gets them
 * @param since the first moment, with a zone or in the zone of this machine; null for all
 * @param until the first moment that is not meant any more
 * @param person the number of one person
 * @param rate events a second; 0 or null is as fast as they are taken
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReplayWish(
    @Nullable String subscriber,
    @Nullable String since,
    @Nullable String until,
    @Nullable String box,
    @Nullable String person,
    @Nullable String type,
    @Nullable Integer rate) {

  private static final int FASTEST = 10_000;

  /** The same with every value allowed, or the sentence that says which is not. */
  Selection selection() {
    Instant first = time("since", since);
    Instant last = time("until", until);
    if (first != null && last != null && !first.isBefore(last)) {
      throw new BadParameter(
          "until", "until is \"%s\"; allowed is a time after since".formatted(until));
    }
    return new Selection(
        first,
        last,
        blank(box),
        blank(person),
        BadParameter.choice("type", PersonType.class, type));
  }

  int pace() {
    int pace = rate == null ? 0 : rate;
    if (pace < 0 || pace > FASTEST) {
      throw new BadParameter(
          "rate",
          "rate is %d; allowed are 0 (as fast as they are taken) to %d events a second"
              .formatted(pace, FASTEST));
    }
    return pace;
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable Instant time(String parameter, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException withoutZone) {
      return local(parameter, text.strip());
    }
  }

  /** A form sends a time without a zone: that of this machine, in which the pages show times. */
  private static Instant local(String parameter, String text) {
    try {
      return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException neither) {
      throw new BadParameter(
          parameter,
          "%s is \"%s\"; allowed is a time such as 2026-11-21T08:00:00+08:00"
              .formatted(parameter, text));
    }
  }
}
