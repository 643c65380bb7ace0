package dev.muster.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a batch is held back, as words of the page: the store keeps one English sentence. */
final class PauseReason {

  private static final Pattern REMOVAL = Pattern.compile("it removes (\\d+) people, more than .*");

  private PauseReason() {}

  static Explained of(@Nullable String stored) {
    String reason = stored == null ? "" : stored;
    Matcher removal = REMOVAL.matcher(reason);
    if (removal.matches()) {
      return Explained.of("batch.paused.removal", Long.valueOf(removal.group(1)));
    }
    return switch (reason) {
      case "", "paused by hand" -> Explained.of("batch.paused.hand");
      case "the removal list is being read" -> Explained.of("batch.paused.reading");
      default -> Explained.of("batch.paused.other", reason);
    };
  }
}
