package dev.muster.event;

import dev.muster.roster.PersonType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recognition reported by a box, in one form whatever the box's generation; strangers included.
 *
 * @param id made of the box, the device, the time and the person, so that a repeated push is the
 *     same event
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

  /** The device that saw the face. */
  public record Where(String id, String name, String address) {}
}
