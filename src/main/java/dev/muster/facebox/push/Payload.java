package dev.muster.facebox.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.wire.Json;

/**
 * The body of a history push: keys, types and order as the vendor prints them ({@code
 * contracts/sophon.md §6.3 to §6.5}).
 */
public final class Payload {

  private final PictureTexts pictures;
  private final EventFeatures features;

  public Payload(PictureTexts pictures, EventFeatures features) {
    this.pictures = pictures;
    this.features = features;
  }

  ObjectNode of(BoxEvent event, PushPlan plan) {
    Shown shown = new Shown(event);
    return switch (plan.generation()) {
      case A -> a(shown, plan);
      case B -> b(shown, plan);
      case C -> c(shown, plan);
    };
  }

  /**
   * The nested form of V2R2 to V5R3: the printed example with {@code ep_id} and {@code dev_sno},
   * which the table requires; {@code info} only where attributes are sent. {@code grab_fiqa_info}
   * is what a capture camera said of the face; the box adds nothing of its own.
   */
  private ObjectNode a(Shown shown, PushPlan plan) {
    BoxEvent event = shown.event();
    ObjectNode body = Json.object().put("score", event.score());
    registered(body, "reg_pic", event, plan);
    body.put("group_name", shown.group())
        .put("identity_id", shown.identityId())
        .put("identity_name", event.name())
        .put("want_action", event.details().more().action())
        .put("timestamp", event.at());
    ObjectNode more = body.putObject("ext_data").put("device_type", shown.oldDeviceType());
    more.set("grab_fiqa_info", event.details().more().grabbed());
    spot(more, "spot_pic", event, plan);
    face(more, "recognize_face", event, plan);
    infrared(more, "ir_pic", event, plan);
    more.putObject("box_fiqa_info");
    more.put("person_type", event.type())
        .put("device_ip", shown.endpoint("ep_ip"))
        .put("ep_id", shown.endpoint("ep_id"))
        .put("dev_sno", plan.serial());
    if (plan.attributes()) {
      more.set("info", looks(event).a());
    }
    return body;
  }

  private ObjectNode b(Shown shown, PushPlan plan) {
    BoxEvent event = shown.event();
    ObjectNode body = Json.object();
    if (plan.attributes()) {
      body.set("recognize_face_attr", looks(event).b());
    }
    spot(body, "spot_pic", event, plan);
    body.put("score", event.score());
    registered(body, "reg_pic", event, plan);
    body.put("out_timestamp", event.at())
        .put("identity_id", shown.identityId())
        .put("timestamp", event.at())
        .put("identity_name", event.name())
        .put("want_action", event.details().more().action());
    body.set(
        "identity_info",
        event.type() == BoxEvent.STRANGER ? Json.object() : event.details().info());
    body.set("ep_info", shown.device());
    face(body, "recognize_face", event, plan);
    infrared(body, "ir_pic", event, plan);
    return body.put("dev_sno", plan.serial())
        .put("person_type", event.type())
        .put("api_version", "1.0");
  }

  private ObjectNode c(Shown shown, PushPlan plan) {
    BoxEvent event = shown.event();
    ObjectNode body =
        Json.object()
            .put("api_version", "2.0")
            .put("identity_id", shown.identityId())
            .put("identity_name", event.name())
            .put("timestamp", event.at())
            .put("in_timestamp", event.at())
            .put("out_timestamp", event.at())
            .put("score", event.score())
            .put("post_action", event.details().more().action())
            .put("user_type", shown.userType())
            .put("mq_license_key", plan.serial());
    body.putObject("media_device_info")
        .put("media_device_id", shown.endpoint("device_id"))
        .put("media_device_type", shown.endpoint("ep_type"))
        .put("media_device_ip", shown.endpoint("ep_ip"))
        .put("media_device_name", shown.endpoint("ep_name"))
        .put("media_device_url", shown.deviceUrl());
    registered(body, "reg_image", event, plan);
    spot(body, "spot_image", event, plan);
    face(body, "recognize_face_image", event, plan);
    if (plan.pictures().infrared()) {
      String infrared = event.details().more().infrared();
      plan.pictures().put(body, "ir_image", pictures.base64(infrared));
    }
    if (plan.attributes()) {
      body.set("recognize_face_attr", looks(event).c());
    }
    return body;
  }

  private FaceShown looks(BoxEvent event) {
    BoxEvent.Details details = event.details();
    return new FaceShown(details.box(), details.points(), features.of(event));
  }

  private void registered(ObjectNode body, String key, BoxEvent event, PushPlan plan) {
    PictureChoice choice = plan.pictures();
    choice.put(body, key, pictures.base64(choice.registered(), event.details().registered()));
  }

  /** Printed in no example of generation A and B, so it is there only where there is a picture. */
  private void infrared(ObjectNode body, String key, BoxEvent event, PushPlan plan) {
    String id = event.details().more().infrared();
    String picture = pictures.base64(plan.pictures().infrared(), id);
    if (!picture.isEmpty()) {
      body.put(key, picture);
    }
  }

  private void spot(ObjectNode body, String key, BoxEvent event, PushPlan plan) {
    PictureChoice choice = plan.pictures();
    choice.put(body, key, pictures.base64(choice.spot(), event.details().spot()));
  }

  private void face(ObjectNode body, String key, BoxEvent event, PushPlan plan) {
    PictureChoice choice = plan.pictures();
    choice.put(body, key, pictures.base64(choice.face(), event.details().crop()));
  }
}
