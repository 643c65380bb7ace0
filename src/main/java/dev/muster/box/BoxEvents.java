package dev.muster.box;

import dev.muster.directory.SharedKey;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the events of a box are taken in.
 *
 * @param key what the box proves itself with; part of the address that it pushes to, since a box
 *     can send nothing else. Empty: whoever knows the name of the box may push
 * @param keyFile a file that holds the key, instead of {@code key}
 * @param zone the time zone in which the times of its events are written; its own clock counts from
 *     1970 and has none
 * @param clockLimit how much its clock may differ from ours before it is an alarm
 * @param live whether its realtime events are watched: false, true for its usual port, or a ws
 *     address (contracts/sophon.md §6.6.1)
 */
public record BoxEvents(
    @DefaultValue("") String key,
    @Nullable Path keyFile,
    @DefaultValue("Z") ZoneId zone,
    @DefaultValue("2m") Duration clockLimit,
    @DefaultValue("false") String live) {

  private static final int LIVE_PORT = 5679;

  /** Anybody may push, times in UTC, two minutes of skew, no realtime events. */
  public static final BoxEvents STANDARD =
      new BoxEvents("", null, ZoneOffset.UTC, Duration.ofMinutes(2), "false");

  public BoxEvents {
    key = key.strip();
    if (keyFile != null) {
      try {
        key = Files.readString(keyFile).strip();
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "muster.boxes[].events.key-file is \"%s\"; it cannot be read: %s"
                .formatted(keyFile, e.getMessage()),
            e);
      }
    }
    SharedKey.check("muster.boxes[].events.key", key);
    if (clockLimit.isNegative() || clockLimit.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "muster.boxes[].events.clock-limit is %s; allowed is 1s or more".formatted(clockLimit));
    }
    if (!"false".equals(live) && !"true".equals(live) && !isWebSocket(live)) {
      throw new IllegalArgumentException(
          "muster.boxes[].events.live is \"%s\"; allowed are false, true and an address such as ws://192.168.1.22:5679"
              .formatted(live));
    }
  }

  private static boolean isWebSocket(String address) {
    try {
      URI parsed = new URI(address);
      return parsed.getHost() != null
          && ("ws".equals(parsed.getScheme()) || "wss".equals(parsed.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Where realtime events are watched; empty when they are not.
   *
   * @param box where the API of the box answers
   */
  Optional<String> liveAddress(URI box) {
    return switch (live) {
      case "false" -> Optional.empty();
      case "true" -> Optional.of("ws://%s:%d".formatted(box.getHost(), LIVE_PORT));
      default -> Optional.of(live);
    };
  }

  /** Whether what a push brought is the key; takes as long for a near miss as for a far one. */
  public boolean admits(@Nullable String brought) {
    return SharedKey.admits(key, brought);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "times in " + zone + (key.isEmpty() ? ", no key" : ", a key");
  }
}
