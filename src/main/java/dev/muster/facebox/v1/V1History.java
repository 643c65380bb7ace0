package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Urls;
import dev.muster.facebox.push.HistoryPush;
import dev.muster.facebox.push.PushPlan;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Configuration of the history upload ({@code contracts/sophon.md §6.1.1}). */
public final class V1History {

  private static final int LONGEST_PERIOD = 86_400;

  private final Bodies bodies;
  private final HistoryPush push;

  public V1History(Bodies bodies, HistoryPush push) {
    this.bodies = bodies;
    this.push = push;
  }

  ServerResponse set(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    checkForm(fields);
    PushPlan plan =
        new PushPlan(
            urls(fields),
            fields.flag("history_need_reg_pic", true),
            fields.flag("history_need_spot_pic", true),
            fields.flag("history_need_recognize_face", true),
            period(fields));
    push.configure(plan);
    return Answer.data(data(plan).put("message", "set history event url success"));
  }

  ServerResponse get(ServerRequest request) {
    return Answer.data(data(push.plan()));
  }

  /** Empty addresses are dropped, so that an empty list or {@code [""]} stops the upload. */
  private static List<String> urls(Fields fields) {
    List<String> urls =
        fields
            .texts("history_upload_event_url")
            .orElseThrow(() -> fields.missing("history_upload_event_url"))
            .stream()
            .filter(url -> !url.isEmpty())
            .distinct()
            .toList();
    if (urls.size() > Urls.MOST) {
      throw new Refusal(BoxError.URL_INVAL, "at most " + Urls.MOST);
    }
    for (String url : urls) {
      if (!Urls.isValid(url)) {
        throw new Refusal(BoxError.URL_INVAL, url);
      }
    }
    return urls;
  }

  private static int period(Fields fields) {
    if (!fields.has("reported_peroid")) {
      throw fields.missing("reported_peroid");
    }
    try {
      return fields.number("reported_peroid", 5, 1, LONGEST_PERIOD);
    } catch (Refusal outOfRange) {
      throw new Refusal(BoxError.REPORTED_PEROID_INVAL, "1 to " + LONGEST_PERIOD);
    }
  }

  /** The layout of {@code form-data} is not published. */
  private static void checkForm(Fields fields) {
    String form = fields.name("content-type");
    if (form.equals("form-data")) {
      throw new Refusal(BoxError.NOT_IMPLEMENTED, "content-type form-data");
    }
    if (!form.equals("json")) {
      throw fields.refuse("content-type must be json or form-data");
    }
  }

  private static ObjectNode data(PushPlan plan) {
    ObjectNode data = Json.object();
    data.set("history_upload_event_url", Json.array(plan.urls()));
    return data.put("history_need_reg_pic", plan.registered())
        .put("history_need_spot_pic", plan.spot())
        .put("history_need_recognize_face", plan.face())
        .put("content-type", "json")
        .put("reported_peroid", plan.period());
  }
}
