package dev.muster.event;

import dev.muster.event.MatchEvent.Where;
import dev.muster.roster.Digest;
import java.time.Instant;
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

  private EventId() {}

  /**
   * @param person the person number; null for a stranger
   * @param place 0 for the first at this device and instant
   */
  static String of(String box, Where device, Instant at, @Nullable String person, int place) {
    String key = device.id().isEmpty() ? device.address() : device.id();
    String ordinal = place == 0 ? "" : "\n" + place;
    String who = person == null ? "" : person;
    String all = String.join("\n", box, key, Long.toString(at.toEpochMilli()), who) + ordinal;
    return "evt_%012x%s".formatted(at.toEpochMilli(), Digest.ofText(all).substring(0, 20));
  }
}
