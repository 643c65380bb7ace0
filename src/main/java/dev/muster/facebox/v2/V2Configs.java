package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The configuration of the v2 API ({@code contracts/sophon.md §5.5, §5.6}). Settings take effect at
 * once: this box restarts for none of them and wipes nothing for any. Secrets are shown as {@value
 * Configuration#HIDDEN}, because the API asks for no password.
 */
public final class V2Configs {

  /** Where the appliance keeps event pictures ({@code §5.6}); this box has them elsewhere. */
  private static final String LOCAL = "/data/events";

  private static final String REMOTE = "/data2/events";

  private final Bodies bodies;
  private final Configuration configuration;
  private final Pictures pictures;

  public V2Configs(Bodies bodies, Configuration configuration, Pictures pictures) {
    this.bodies = bodies;
    this.configuration = configuration;
    this.pictures = pictures;
  }

  ServerResponse get(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Optional<String> name = fields.optionalName("config_name").filter(text -> !text.isEmpty());
    return Reply.ok(name.isEmpty() ? configuration.all(Setting.Api.V2) : one(fields, name.get()));
  }

  /** Answers the new values; when some fail, the names of those, while the others are in force. */
  ServerResponse set(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    ObjectNode wanted =
        fields.object("config_dict").orElseThrow(() -> fields.missing("config_dict"));
    Configuration.Change change = configuration.set(Setting.Api.V2, wanted);
    if (!change.failed().isEmpty()) {
      throw new Refusal(BoxError.CONFIG_ITEM_FAIL, String.join(",", change.failed()));
    }
    ObjectNode answer = Json.object();
    change.done().forEach(name -> answer.setAll(one(fields, name)));
    return Reply.ok(answer);
  }

  /** It takes nothing, so it does not look at what is sent. */
  ServerResponse eventImagePath(ServerRequest request) {
    boolean local = configuration.text(Setting.EVENT_IMAGES).equals("local");
    return Reply.ok(
        Json.object()
            .put("event_image_path", local ? LOCAL : REMOTE)
            .put("available", pictures.isAvailable()));
  }

  /** Under the name that was asked for, which may be the setting's second one. */
  private ObjectNode one(Fields fields, String name) {
    ObjectNode answer = Json.object();
    answer.set(
        name,
        Setting.named(Setting.Api.V2, name)
            .flatMap(setting -> setting.name(Setting.Api.V2))
            .map(configuration.all(Setting.Api.V2)::get)
            .orElseThrow(() -> fields.refuse(name)));
    return answer;
  }
}
