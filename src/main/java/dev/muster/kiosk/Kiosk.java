package dev.muster.kiosk;

import dev.muster.directory.SecretText;
import dev.muster.directory.SharedKey;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A camera page of the configuration.
 *
 * @param name short and unique among boxes and kiosks; the box of its events
 * @param recogniser who says who it is
 * @param place the door or desk where it stands, the device of its events; the name when it is
 *     empty
 * @param every the least time between two looks: each is a call of the recogniser
 * @param againAfter somebody is no second event within this time
 * @param key what the page proves itself with; empty: whoever knows the name may send pictures
 * @param keyFile a file that holds the key, instead of {@code key}
 * @param liveness whether the recogniser is first asked if somebody is there and not a picture
 * @param strangers whether a face that nobody knows is an event
 * @param pictures whether the picture is kept with its event
 */
public record Kiosk(
    String name,
    String recogniser,
    @DefaultValue("") String place,
    @DefaultValue("1s") Duration every,
    @DefaultValue("30s") Duration againAfter,
    @DefaultValue("") String key,
    @Nullable Path keyFile,
    @DefaultValue("false") boolean liveness,
    @DefaultValue("false") boolean strangers,
    @DefaultValue("false") boolean pictures) {

  private static final int LONGEST_PLACE = 100;
  private static final Duration SHORTEST_EVERY = Duration.ofMillis(200);
  private static final Duration LONGEST_EVERY = Duration.ofMinutes(1);

  /** Shorter than what a request is remembered for. */
  private static final Duration LONGEST_AGAIN = Duration.ofHours(12);

  public Kiosk {
    check(
        name != null && name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}"),
        "muster.kiosks[].name is \"%s\"; allowed are 1 to 40 letters, digits, dots, dashes and underscores"
            .formatted(name));
    String setting = "muster.kiosks[" + name + "]";
    check(
        recogniser != null && !recogniser.isBlank(),
        setting + ".recogniser is missing; allowed is the name of a recogniser");
    place = place.isBlank() ? name : place.strip();
    check(
        place.length() <= LONGEST_PLACE,
        "%s.place is longer than %d characters".formatted(setting, LONGEST_PLACE));
    check(
        every.compareTo(SHORTEST_EVERY) >= 0 && every.compareTo(LONGEST_EVERY) <= 0,
        "%s.every is %s; allowed are 200ms to 1m".formatted(setting, every));
    check(
        !againAfter.isNegative() && againAfter.compareTo(LONGEST_AGAIN) <= 0,
        "%s.again-after is %s; allowed are 0s to 12h".formatted(setting, againAfter));
    key = SecretText.of(setting + ".key", key, keyFile);
    SharedKey.check(setting + ".key", key);
  }

  /** Whether what was brought is the key. */
  public boolean admits(@Nullable String brought) {
    return SharedKey.admits(key, brought);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Kiosk[" + name + "]";
  }

  private static void check(boolean allowed, String sentence) {
    if (!allowed) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
