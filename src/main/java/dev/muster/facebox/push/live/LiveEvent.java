package dev.muster.facebox.push.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.push.EventFeatures;
import dev.muster.facebox.push.FaceShown;
import dev.muster.facebox.push.PictureChoice;
import dev.muster.facebox.push.PictureTexts;
import dev.muster.facebox.push.Shown;
import dev.muster.facebox.wire.Json;

/**
 * The realtime event of both API generations ({@code contracts/sophon.md §6.6.2, §6.6.3}): the keys
 * of the printed examples, then those that only the tables have.
 */
public final class LiveEvent {

  private static final String DATA_URI = "data:image/jpeg;base64,";

  private final PictureTexts pictures;
  private final EventFeatures features;
  private final Configuration configuration;

  public LiveEvent(PictureTexts pictures, EventFeatures features, Configuration configuration) {
    this.pictures = pictures;
    this.features = features;
    this.configuration = configuration;
  }

  ObjectNode v1(BoxEvent event, PictureChoice choice) {
    Shown shown = new Shown(event);
    BoxEvent.Details details = event.details();
    ObjectNode body = Json.object();
    choice.put(body, "reg_pic", pictures.base64(choice.registered(), details.registered()));
    ObjectNode more = body.putObject("ext_data").put("person_type", event.type());
    more.put("device_ip", shown.endpoint("ep_ip")).put("device_type", shown.oldDeviceType());
    choice.put(more, "spot_pic", pictures.base64(choice.spot(), details.spot()));
    choice.put(more, "recognize_face", pictures.base64(choice.face(), details.crop()));
    body.put("identity_id", shown.identityId()).put("device_id", event.deviceId());
    body.set("identity_info", details.info());
    return body.put("score", event.score())
        .put("timestamp", event.at())
        .put("group_name", shown.group())
        .put("identity_name", event.name())
        .put("event_id", event.id());
  }

  /** The registered photo is {@code register_image} as in the table; the example's name is v1's. */
  ObjectNode v2(BoxEvent event, PictureChoice choice) {
    Shown shown = new Shown(event);
    BoxEvent.Details details = event.details();
    ObjectNode body = Json.object();
    choice.put(body, "register_image", dataUri(choice.registered(), details.registered()));
    body.put("media_device_ip", shown.endpoint("ep_ip"))
        .put("media_device_type", shown.endpoint("ep_type"));
    choice.put(body, "recognize_face_image", dataUri(choice.face(), details.crop()));
    body.put("identity_id", shown.identityId())
        .put("media_device_id", event.deviceId())
        .put("score", event.score())
        .put("timestamp", event.at())
        .put("identity_name", event.name())
        .put("event_id", Long.toString(event.micros()))
        .put("user_type", shown.userType());
    if (configuration.on(Setting.HISTORY_ATTRIBUTES)) {
      FaceShown face = new FaceShown(details.box(), details.points(), features.of(event));
      body.set("recognize_face_attr", face.c());
    }
    return body;
  }

  private String dataUri(boolean wanted, String id) {
    String base64 = pictures.base64(wanted, id);
    return base64.isEmpty() ? "" : DATA_URI + base64;
  }
}
