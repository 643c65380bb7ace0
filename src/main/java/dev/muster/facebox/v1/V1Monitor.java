package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.config.Urls;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Configuration of the old realtime push ({@code contracts/sophon.md §6.6.4}) and of the box status
 * push ({@code §6.7}). Of the latter only the answer to POST is published; its GET answers what was
 * set.
 */
public final class V1Monitor {

  private final Bodies bodies;
  private final Configuration configuration;

  public V1Monitor(Bodies bodies, Configuration configuration) {
    this.bodies = bodies;
    this.configuration = configuration;
  }

  ServerResponse setEventServers(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    Map<Setting, Object> wanted = new EnumMap<>(Setting.class);
    wanted.put(Setting.REALTIME_URLS, Urls.join(V1Receivers.urls(fields, "event_server_url")));
    wanted.put(Setting.REALTIME_FORM, V1Receivers.form(fields));
    wanted.put(Setting.REALTIME_REGISTERED, fields.flag("real_need_reg_pic", true));
    wanted.put(Setting.REALTIME_SPOT, fields.flag("real_need_spot_pic", true));
    wanted.put(Setting.REALTIME_FACE, fields.flag("real_need_recognize_face", true));
    wanted.put(Setting.REALTIME_STRANGERS, fields.flag("real_need_send_all_person_type", true));
    configuration.set(wanted);
    return Answer.data(
        eventServerData()
            .put("real_need_spot_pic", configuration.on(Setting.REALTIME_SPOT))
            .put("real_need_recognize_face", configuration.on(Setting.REALTIME_FACE))
            .put("real_need_send_all_person_type", configuration.on(Setting.REALTIME_STRANGERS)));
  }

  ServerResponse eventServers(ServerRequest request) {
    return Answer.data(eventServerData());
  }

  ServerResponse setMonitor(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    Map<Setting, Object> wanted = new EnumMap<>(Setting.class);
    wanted.put(
        Setting.MONITOR_URLS, Urls.join(V1Receivers.urlsOrText(fields, "monitor_server_url")));
    wanted.put(Setting.MONITOR_FORM, V1Receivers.form(fields));
    wanted.put(Setting.MONITOR_SECONDS, V1Receivers.period(fields));
    configuration.set(wanted);
    return Answer.data(TextNode.valueOf("ok"));
  }

  ServerResponse monitor(ServerRequest request) {
    ObjectNode data = Json.object();
    data.set(
        "monitor_server_url", Json.array(Urls.split(configuration.text(Setting.MONITOR_URLS))));
    return Answer.data(
        data.put("content-type", configuration.text(Setting.MONITOR_FORM))
            .put("reported_peroid", configuration.whole(Setting.MONITOR_SECONDS)));
  }

  private ObjectNode eventServerData() {
    ObjectNode data = Json.object();
    data.set("event_server_url", Json.array(Urls.split(configuration.text(Setting.REALTIME_URLS))));
    return data.put("real_need_reg_pic", configuration.on(Setting.REALTIME_REGISTERED))
        .put("content-type", configuration.text(Setting.REALTIME_FORM));
  }
}
