package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.match.EventFilter;
import dev.muster.facebox.match.EventPictures;
import dev.muster.facebox.match.EventRemoval;
import dev.muster.facebox.match.Events;
import dev.muster.facebox.match.FaceAttributes;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import dev.muster.facebox.wire.Query;
import dev.muster.facebox.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The events of the v1 API, oldest first ({@code contracts/sophon.md §6.8.1, §6.8.2}). */
public final class V1Events {

  private static final int MOST = 1000;

  private final Events events;
  private final EventRemoval removal;
  private final PushTargets targets;

  public V1Events(Events events, EventRemoval removal, PushTargets targets) {
    this.events = events;
    this.removal = removal;
    this.targets = targets;
  }

  /** {@code top_k} leaves only the newest of those that fit; {@code groups} are face groups. */
  ServerResponse list(ServerRequest request) {
    Query query = new Query(request, Family.FACE);
    Page page = query.page("page", "per_page");
    EventFilter filter =
        new EventFilter()
            .and("at >= :from", "from", query.decimal("datetime_gte").map(V1Time::millis))
            .and("at <= :to", "to", query.decimal("datetime_lte").map(V1Time::millis))
            .and("instr(name, :name) > 0", "name", query.text("name"))
            .and("identity_id = :identity", "identity", query.text("identity_id"))
            .and("score >= :least", "least", query.decimal("score_min"))
            .and("score <= :most", "most", query.decimal("score_max"))
            .and("person_type = :type", "type", query.decimal("userType").map(Double::intValue))
            .and("device_id in (:streams)", "streams", list(query, "streams"))
            .and("json_extract(body, '$.groupId') in (:groups)", "groups", list(query, "groups"))
            .and(
                "cast(json_extract(body, '$.info.ext_info.room') as text) = :room",
                "room",
                query.text("room"))
            .newest(query.decimal("top_k").map(Double::intValue));
    List<BoxEvent> found = events.matching(filter, page);
    long sentTo = sentTo();
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("data");
    found.forEach(event -> rows.add(document(event, sentTo)));
    answer.set("pagination", page.face(events.countMatching(filter)));
    return Reply.ok(answer);
  }

  /** All or none; their pictures go with them. */
  ServerResponse delete(ServerRequest request) {
    removal.delete(required(new Query(request, Family.FACE), "event_id_list"));
    return Answer.data(Json.object());
  }

  /** All or none; their events stay. Each picture stands beside the time of its event. */
  ServerResponse deletePictures(ServerRequest request) {
    Query query = new Query(request, Family.FACE);
    List<String> ids = required(query, "image_id_list");
    List<String> times = required(query, "datetime_list");
    if (ids.size() != times.size()) {
      throw Family.FACE.badParameter("image_id_list and datetime_list must be equally long");
    }
    List<EventRemoval.EventPicture> wanted = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      wanted.add(new EventRemoval.EventPicture(ids.get(i), millis(times.get(i))));
    }
    removal.deletePictures(wanted);
    return Answer.data(Json.object());
  }

  long sentTo() {
    return targets.sentTo();
  }

  ObjectNode document(BoxEvent event, long sentTo) {
    BoxEvent.More more = event.details().more();
    ObjectNode document = Json.object().put("_id", event.id());
    document.set("common", common(event, event.seq() <= sentTo));
    ObjectNode gate = document.putObject("gate_data");
    if (!more.infrared().isEmpty()) {
      gate.put("ir_image_id", EventPictures.name(event, EventPictures.Kind.INFRARED));
    }
    ObjectNode grab = document.putObject("grab_data");
    if (!more.grabbed().isEmpty()) {
      grab.set("grap_fiqa_info", more.grabbed());
    }
    document.put("timestamp", V1Time.seconds(event.at()));
    ObjectNode video = document.putObject("video_data");
    if (!more.strangerId().isEmpty()) {
      video.put("unknown_id", more.strangerId());
    }
    return document;
  }

  /** A stranger has empty id and name here, unlike in the push. */
  private static ObjectNode common(BoxEvent event, boolean sent) {
    BoxEvent.Details details = event.details();
    boolean stranger = event.type() == BoxEvent.STRANGER;
    ObjectNode common = Json.object().put("card_id", details.more().cardId());
    common.set("ep_info", details.endpoint());
    common.put("frame_id", 0);
    common.put("group_id", details.groupId()).put("group_name", details.groupId());
    common.put("identity_id", event.identityId());
    common.set("identity_info", stranger ? Json.object() : details.info());
    common.put("identity_name", stranger ? "" : event.name());
    common.put("is_send", sent ? 1 : 0);
    common.put("permission_id", details.permissionId());
    common.put("permission_name", details.permissionName());
    common.put("person_type", event.type());
    common.set("recognize_face_attr", FaceAttributes.unknown(details));
    common.put("recognize_face_pic_id", EventPictures.name(event, EventPictures.Kind.FACE));
    common.put("score", event.score());
    common.put("spot_pic_id", EventPictures.name(event, EventPictures.Kind.SPOT));
    return common.put("want_action", details.more().action());
  }

  private static Optional<List<String>> list(Query query, String name) {
    return query.text(name).map(text -> split(name, text));
  }

  private static List<String> required(Query query, String name) {
    return list(query, name).orElseThrow(() -> Family.FACE.missing(name));
  }

  private static List<String> split(String name, String text) {
    List<String> parts =
        List.of(text.split(",")).stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    if (parts.isEmpty() || parts.size() > MOST) {
      throw Family.FACE.badParameter(name + " must name 1 to " + MOST);
    }
    return parts;
  }

  private static long millis(String seconds) {
    try {
      return V1Time.millis(Double.parseDouble(seconds));
    } catch (NumberFormatException e) {
      throw Family.FACE.badParameter("datetime_list must hold times in seconds");
    }
  }
}
