package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.config.Urls;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Configuration of the history upload ({@code contracts/sophon.md §6.1.1}). */
public final class V1History {

  private final Bodies bodies;
  private final Configuration configuration;

  public V1History(Bodies bodies, Configuration configuration) {
    this.bodies = bodies;
    this.configuration = configuration;
  }

  ServerResponse set(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    configuration.set(
        Map.of(
            Setting.HISTORY_URLS,
            Urls.join(V1Receivers.urls(fields, "history_upload_event_url")),
            Setting.HISTORY_GENERATION,
            "B",
            Setting.HISTORY_FORM,
            V1Receivers.form(fields),
            Setting.HISTORY_PERIOD,
            V1Receivers.period(fields),
            Setting.HISTORY_REGISTERED,
            fields.flag("history_need_reg_pic", true),
            Setting.HISTORY_SPOT,
            fields.flag("history_need_spot_pic", true),
            Setting.HISTORY_FACE,
            fields.flag("history_need_recognize_face", true)));
    return Answer.data(data().put("message", "set history event url success"));
  }

  ServerResponse get(ServerRequest request) {
    return Answer.data(data());
  }

  private ObjectNode data() {
    ObjectNode data = Json.object();
    data.set(
        "history_upload_event_url",
        Json.array(Urls.split(configuration.text(Setting.HISTORY_URLS))));
    return data.put("history_need_reg_pic", configuration.on(Setting.HISTORY_REGISTERED))
        .put("history_need_spot_pic", configuration.on(Setting.HISTORY_SPOT))
        .put("history_need_recognize_face", configuration.on(Setting.HISTORY_FACE))
        .put("content-type", configuration.text(Setting.HISTORY_FORM))
        .put("reported_peroid", configuration.whole(Setting.HISTORY_PERIOD));
  }
}
