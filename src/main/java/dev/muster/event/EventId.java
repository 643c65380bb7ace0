package dev.muster.event;

import dev.muster.event.MatchEvent.Where;
import dev.muster.roster.Digest;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The id of an event, made of what the event is: the box, the device, the time and the person. So a
 * repeated push, the live feed and a later pull of one recognition make one id. It begins with the
 * time, so that the ids of a day lie together in the index.
 *
 * <p>Strangers have no number that all ways agree on; those of one device at one instant are told
 * apart by their place among them.
 */
final class EventId {

  private static final int TIME = 12;
  private static final int HASH = 20;
  private static final HexFormat HEX = HexFormat.of();

  private EventId() {}

  /**
   * @param person the person number; null for a stranger
   * @param place 0 for the first at this device and instant
   */
  static String of(String box, Where device, Instant at, @Nullable String person, int place) {
    String key = device.id().isEmpty() ? device.address() : device.id();
    String ordinal = place == 0 ? "" : "\n" + place;
    String who = person == null ? "" : person;
    long millis = at.toEpochMilli();
    String all = String.join("\n", box, key, Long.toString(millis), who) + ordinal;
    return "evt_" + HEX.toHexDigits(millis, TIME) + Digest.ofText(all).substring(0, HASH);
  }
}
