package dev.muster.facebox.match;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A comparison that was made at a device, strangers included.
 *
 * @param seq order of recording; the push sends in this order
 * @param micros unique time of recording, microseconds since 1970
 * @param at time of the comparison, milliseconds since 1970
 * @param identityId empty for a stranger
 * @param type 4 for a stranger
 * @param details what only is shown, never searched for
 */
public record BoxEvent(
    long seq,
    long micros,
    long at,
    String deviceId,
    String identityId,
    String name,
    int type,
    double score,
    Details details) {

  /** {@code person_type} of somebody who was not recognised. */
  public static final int STRANGER = 4;

  /**
   * The id as the v1 API prints it: seconds with a fraction ({@code contracts/sophon.md §7.12}).
   */
  public String id() {
    return "%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000);
  }

  /** The same comparison at another time, milliseconds since 1970. */
  public BoxEvent movedTo(long time) {
    return new BoxEvent(seq, micros, time, deviceId, identityId, name, type, score, details);
  }

  /**
   * @param info the person's whole info at that time, empty for a stranger
   * @param endpoint the {@code ep_info} object
   * @param spot picture id of the scene
   * @param crop picture id of the face
   * @param registered picture id of the photo that matched, empty for a stranger
   */
  public record Details(
      ObjectNode info,
      ObjectNode endpoint,
      String groupId,
      String permissionId,
      String permissionName,
      String spot,
      String crop,
      String registered,
      float[] box,
      float[] points) {}
}
