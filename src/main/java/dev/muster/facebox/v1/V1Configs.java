package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.ScoreRange;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The configuration store of the v1 API ({@code contracts/sophon.md §4.6, §4.7}). Secrets are shown
 * as {@value Configuration#HIDDEN}, because the API asks for no password; the appliance prints them
 * as they are. What is computed or made by the box can be read only.
 */
public final class V1Configs {

  private final Bodies bodies;
  private final Configuration configuration;
  private final String mac;

  public V1Configs(Bodies bodies, Configuration configuration, String mac) {
    this.bodies = bodies;
    this.configuration = configuration;
    this.mac = mac;
  }

  ServerResponse all(ServerRequest request) {
    return Answer.data(values());
  }

  ServerResponse one(ServerRequest request) {
    String name = request.pathVariable("name");
    return Answer.data(
        Json.object()
            .set(
                name,
                Optional.ofNullable(values().get(name))
                    .orElseThrow(() -> new Refusal(BoxError.NOT_FOUND, name))));
  }

  /** The good ones are set; the others are named, and keep nobody waiting. */
  ServerResponse set(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    ObjectNode wanted =
        fields.object("config_dict").orElseThrow(() -> fields.missing("config_dict"));
    Configuration.Change change = configuration.set(Setting.Api.V1, wanted);
    ObjectNode data = Json.object();
    data.set("failed_configs", Json.array(change.failed()));
    data.set("success_configs", Json.array(change.done()));
    return Answer.data(data);
  }

  /** The misspelt duplicate is a text in the printed dump. */
  private ObjectNode values() {
    ObjectNode all = configuration.all(Setting.Api.V1);
    ScoreRange range = configuration.scoreRange();
    all.put("FIRST_SCORE_FUNC_A", range.firstSlope()).put("FIRST_SCORE_FUNC_B", 0);
    all.put("SECOND_SCORE_FUNC_A", range.secondSlope());
    all.put("SECOND_SCORE_FUNC_B", range.secondOffset());
    all.put(
        "HISROTY_EVENT_NEED_REG_PIC", String.valueOf(configuration.on(Setting.HISTORY_REGISTERED)));
    all.put("BOX_MAC", mac).put("PASSWORD", Configuration.HIDDEN);
    all.putObject("LOGIN_STATUS").put("code", 0).put("message", "").put("chinese_message", "");
    return all;
  }
}
