package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.UserType;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.match.EventPictures;
import dev.muster.facebox.match.FaceAttributes;
import dev.muster.facebox.wire.Json;
import java.math.BigDecimal;

/**
 * A recorded event as the v2 API shows it ({@code contracts/sophon.md §6.8.3}). A stranger has
 * neither id nor name here, as in the stored events of v1. What only a camera's track could tell is
 * null.
 */
final class EventRow {

  private EventRow() {}

  /** The id: microseconds since 1970, 16 digits ({@code §7.12}). */
  static String id(BoxEvent event) {
    return "%016d".formatted(event.micros());
  }

  /**
   * @param sent whether every receiver of the upload has taken it
   */
  static ObjectNode of(BoxEvent event, boolean sent) {
    BoxEvent.Details details = event.details();
    boolean stranger = event.type() == BoxEvent.STRANGER;
    BigDecimal at = V2Time.seconds(event.at());
    ObjectNode row = Json.object().put("event_id", id(event));
    row.set("ext_data", extra(event, at));
    row.put("frame_id", 0);
    row.put("identity_id", event.identityId());
    row.put("identity_name", stranger ? "" : event.name());
    row.put("is_send", sent ? 1 : 0);
    row.set("media_device_info", device(details.endpoint()));
    row.put("permission_id", details.permissionId());
    row.put("permission_name", details.permissionName());
    row.put("post_action", details.more().action());
    ObjectNode attributes = FaceAttributes.unknown(details);
    attributes.remove("feature");
    row.set("recognize_face_attr", attributes.put("feature_binary", ""));
    row.put("recognize_face_image_id", picture(event, EventPictures.Kind.FACE));
    row.put("register_image_id", details.registered());
    row.put("score", event.score());
    row.put("spot_image_id", picture(event, EventPictures.Kind.SPOT));
    row.put("timestamp", at);
    return row.put("user_type", UserType.of(event.type()).word());
  }

  /** Twelve digits of seconds and a fraction ({@code §7.12}); empty without such a picture. */
  private static String picture(BoxEvent event, EventPictures.Kind kind) {
    String name = EventPictures.name(event, kind);
    return name.isEmpty() ? "" : "00" + name;
  }

  /** A picture has one moment; the person is there no longer than that. */
  private static ObjectNode extra(BoxEvent event, BigDecimal at) {
    ObjectNode extra =
        Json.object()
            .put("in_timestamp", at)
            .put("recognition_timestamp", at)
            .put("out_timestamp", at)
            .put("ir_image_id", picture(event, EventPictures.Kind.INFRARED))
            .put("depth_image_id", "")
            .putNull("track_id")
            .putNull("video_shape")
            .putNull("pose_score");
    return extra.put("unknown_id", event.details().more().strangerId());
  }

  /** The {@code ep_id} of v1 holds the address behind the box's own. */
  private static ObjectNode device(ObjectNode endpoint) {
    String[] id = endpoint.path("ep_id").asText().split("__", 2);
    return Json.object()
        .put("media_device_id", endpoint.path("device_id").asText())
        .put("media_device_type", endpoint.path("ep_type").asText())
        .put("media_device_ip", endpoint.path("ep_ip").asText())
        .put("media_device_name", endpoint.path("ep_name").asText())
        .put("media_device_url", id.length > 1 ? id[1] : "");
  }
}
