package dev.muster.facebox.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /** The {@code ep_type} of a comparison with an identity card. */
  public static final String CARD = "card";

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

  /** Reads back what {@link #id} printed; empty when it is no such id. */
  static Optional<Long> micros(String id) {
    return Optional.of(id)
        .filter(text -> text.matches("\\d{1,12}\\.\\d{6}"))
        .map(text -> Long.valueOf(text.replace(".", "")));
  }

  BoxEvent numbered(long newSeq, long newMicros) {
    return new BoxEvent(newSeq, newMicros, at, deviceId, identityId, name, type, score, details);
  }

  BoxEvent with(Details other) {
    return new BoxEvent(seq, micros, at, deviceId, identityId, name, type, score, other);
  }

  /** The pictures that go when the event goes: not the photo of somebody enrolled. */
  List<String> ownPictures() {
    boolean card = details.endpoint().path("ep_type").asText().equals(CARD);
    return Stream.of(
            details.spot(),
            details.crop(),
            details.more().infrared(),
            card ? details.registered() : "")
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /**
   * @param info the person's whole info at that time, empty for a stranger
   * @param endpoint the {@code ep_info} object
   * @param spot picture id of the scene, empty when it is not kept
   * @param crop picture id of the face, empty when it is not kept
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
      float[] points,
      More more) {

    /** An event of an earlier version has no {@code more}. */
    public Details {
      more = present(more, More.NOTHING);
    }

    public Details(
        ObjectNode info,
        ObjectNode endpoint,
        String groupId,
        String permissionId,
        String permissionName,
        String spot,
        String crop,
        String registered,
        float[] box,
        float[] points) {
      this(
          info,
          endpoint,
          groupId,
          permissionId,
          permissionName,
          spot,
          crop,
          registered,
          box,
          points,
          More.NOTHING);
    }

    Details withPictures(String scene, String face, String infrared) {
      return new Details(
          info,
          endpoint,
          groupId,
          permissionId,
          permissionName,
          scene,
          face,
          registered,
          box,
          points,
          new More(more.action(), more.strangerId(), infrared, more.cardId(), more.grabbed()));
    }
  }

  /**
   * What few events have.
   *
   * @param action {@code want_action}: "0", or "1001" for a stranger who was just enrolled
   * @param strangerId who it is in the library of strangers, empty when they are not enrolled
   * @param infrared picture id of the infrared picture, empty without one
   * @param cardId number of the identity card, empty without one
   * @param grabbed what the capture camera says of the face, as it was sent
   */
  public record More(
      String action, String strangerId, String infrared, String cardId, ObjectNode grabbed) {

    public static final More NOTHING = new More("0", "", "", "", Json.object());

    public More {
      action = present(action, "0");
      strangerId = present(strangerId, "");
      infrared = present(infrared, "");
      cardId = present(cardId, "");
      grabbed = present(grabbed, Json.object());
    }
  }

  private static <T> T present(@Nullable T stored, T otherwise) {
    return stored == null ? otherwise : stored;
  }
}
