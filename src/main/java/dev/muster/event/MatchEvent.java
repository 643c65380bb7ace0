package dev.muster.event;

import dev.muster.roster.PersonType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recognition reported by a box, in one form whatever the box's generation; strangers included.
 *
 * @param id made of the box, the device, the time and the person, so that a repeated push is the
 *     same event, whichever way it comes
 * @param identityId the person number; null for a stranger
 * @param matched whether the box took the face for a person it may let pass; decided on its person
 *     type and never on an empty id (contracts/sophon.md §8.3)
 * @param score as the box reported it, on the box's own scale
 * @param similarity the score as 0 to 1; never compare it across vendors
 * @param occurredAt when the box saw the face, by the clock of the box
 */
public record MatchEvent(
    String id,
    String box,
    Where device,
    @Nullable String identityId,
    String name,
    PersonType type,
    boolean matched,
    double score,
    double similarity,
    Instant occurredAt,
    String generation) {

  /** An event with the id that its box, device, time and person make. */
  public static MatchEvent of(
      String box,
      Where device,
      @Nullable String identityId,
      String name,
      PersonType type,
      double score,
      double similarity,
      Instant occurredAt,
      String generation) {
    return new MatchEvent(
        EventId.of(box, device, occurredAt, identityId, 0),
        box,
        device,
        identityId,
        name,
        type,
        type != PersonType.STRANGER,
        score,
        similarity,
        occurredAt,
        generation);
  }

  /** The same event as another one of its device and instant. */
  MatchEvent at(int place) {
    return new MatchEvent(
        id(0, place),
        box,
        device,
        identityId,
        name,
        type,
        matched,
        score,
        similarity,
        occurredAt,
        generation);
  }

  /** The id it would have so many milliseconds later, at that place. */
  String id(long later, int place) {
    return EventId.of(box, device, occurredAt.plusMillis(later), identityId, place);
  }

  /** The device that saw the face. */
  public record Where(String id, String name, String address) {}
}
