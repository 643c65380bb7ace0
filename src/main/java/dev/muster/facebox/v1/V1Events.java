package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.match.EventFilter;
import dev.muster.facebox.match.Events;
import dev.muster.facebox.match.FaceAttributes;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import dev.muster.facebox.wire.Query;
import dev.muster.facebox.wire.Reply;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The event list of the v1 API, oldest first ({@code contracts/sophon.md §6.8.1}). */
public final class V1Events {

  private final Events events;
  private final PushTargets targets;

  public V1Events(Events events, PushTargets targets) {
    this.events = events;
    this.targets = targets;
  }

  ServerResponse list(ServerRequest request) {
    Query query = new Query(request, Family.FACE);
    Page page = query.page("page", "per_page");
    EventFilter filter =
        new EventFilter()
            .and("at >= :from", "from", query.decimal("datetime_gte").map(V1Events::millis))
            .and("at <= :to", "to", query.decimal("datetime_lte").map(V1Events::millis))
            .and("instr(name, :name) > 0", "name", query.text("name"))
            .and("identity_id = :identity", "identity", query.text("identity_id"))
            .and("score >= :least", "least", query.decimal("score_min"))
            .and("score <= :most", "most", query.decimal("score_max"))
            .and("person_type = :type", "type", query.decimal("userType").map(Double::intValue));
    List<BoxEvent> found = events.matching(filter, page);
    long sentTo = targets.sentTo();
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("data");
    found.forEach(event -> rows.add(document(event, event.seq() <= sentTo)));
    answer.set("pagination", page.face(events.countMatching(filter)));
    return Reply.ok(answer);
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }

  private static ObjectNode document(BoxEvent event, boolean sent) {
    ObjectNode document = Json.object().put("_id", event.id());
    document.put("timestamp", BigDecimal.valueOf(event.at(), 3));
    document.set("common", common(event, sent));
    document.putObject("gate_data");
    document.putObject("grab_data");
    document.putObject("video_data");
    return document;
  }

  /** A stranger has empty id and name here, unlike in the push. */
  private static ObjectNode common(BoxEvent event, boolean sent) {
    BoxEvent.Details details = event.details();
    boolean stranger = event.type() == BoxEvent.STRANGER;
    ObjectNode common = Json.object().put("card_id", "");
    common.set("ep_info", details.endpoint());
    common.put("frame_id", 0);
    common.put("group_id", details.groupId()).put("group_name", details.groupId());
    common.put("identity_id", event.identityId());
    common.set("identity_info", details.info());
    common.put("identity_name", stranger ? "" : event.name());
    common.put("is_send", sent ? 1 : 0);
    common.put("permission_id", details.permissionId());
    common.put("permission_name", details.permissionName());
    common.put("person_type", event.type());
    common.set("recognize_face_attr", FaceAttributes.unknown(details));
    common.put("recognize_face_pic_id", details.crop());
    common.put("score", event.score());
    common.put("spot_pic_id", details.spot());
    return common.put("want_action", "0");
  }
}
