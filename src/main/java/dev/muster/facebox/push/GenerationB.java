package dev.muster.facebox.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.match.FaceAttributes;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Photo;

/**
 * The flat push payload of V2R6 and V5R4 to V5R7 ({@code contracts/sophon.md §6.4}); a picture that
 * is switched off or gone is {@code ""}, as in the vendor's printed example.
 */
public final class GenerationB {

  private final Pictures pictures;

  public GenerationB(Pictures pictures) {
    this.pictures = pictures;
  }

  ObjectNode body(BoxEvent event, PushPlan plan) {
    BoxEvent.Details details = event.details();
    boolean stranger = event.type() == BoxEvent.STRANGER;
    ObjectNode body = Json.object();
    body.put("identity_id", stranger ? event.id() : event.identityId());
    body.put("identity_name", event.name());
    body.set("identity_info", details.info());
    body.put("timestamp", event.at());
    body.put("out_timestamp", event.at());
    body.put("score", event.score());
    body.put("want_action", "0");
    body.put("person_type", event.type());
    body.set("ep_info", details.endpoint());
    body.put("dev_sno", "");
    body.put("reg_pic", picture(plan.registered(), details.registered()));
    body.put("spot_pic", picture(plan.spot(), details.spot()));
    body.put("recognize_face", picture(plan.face(), details.crop()));
    body.set("recognize_face_attr", FaceAttributes.unknown(details));
    return body.put("api_version", "1.0");
  }

  private String picture(boolean wanted, String id) {
    return wanted ? pictures.find(id).map(Photo::encode).orElse("") : "";
  }
}
