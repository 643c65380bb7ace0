package dev.muster.box;

import dev.muster.box.Box.HalfPerson;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The boxes.
 *
 * @param boxes the face-access boxes; none means the embedded one
 * @param publicUrl where a box reaches this program; empty means this machine's loopback address,
 *     which only an embedded or local box can use
 */
@ConfigurationProperties("muster")
public record BoxSettings(@DefaultValue List<Box> boxes, @Nullable String publicUrl) {

  public BoxSettings {
    boxes = List.copyOf(boxes);
    Set<String> names = new HashSet<>();
    for (Box box : boxes) {
      if (!names.add(box.name())) {
        throw new IllegalArgumentException(
            "muster.boxes holds the name \"" + box.name() + "\" twice; each box needs its own");
      }
    }
  }

  /**
   * The embedded face box as a box of the configuration.
   *
   * @param livePort where it sends realtime events; none below 1
   */
  static Box embedded(int port, int livePort) {
    return new Box(
        "box-1",
        URI.create("http://127.0.0.1:" + port),
        "v1",
        List.of(
            new Device("front-door", "192.168.1.63", "staff", "photo"),
            new Device("visitor-gate", "192.168.1.64", "visitors", "photo")),
        16,
        Duration.ofSeconds(15),
        "percent",
        0,
        HalfPerson.REMOVE,
        PhotoLimits.STANDARD,
        new BoxEvents(
            "",
            null,
            ZoneOffset.UTC,
            Duration.ofMinutes(2),
            livePort < 1 ? "false" : "ws://127.0.0.1:" + livePort));
  }
}
