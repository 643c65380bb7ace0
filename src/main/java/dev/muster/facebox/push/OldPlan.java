package dev.muster.facebox.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.config.Urls;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The upload plan as the first version of the box stored it, outside of the configuration. */
final class OldPlan {

  private static final Logger LOG = LoggerFactory.getLogger(OldPlan.class);

  private OldPlan() {}

  /** Moves it into the configuration, once. */
  static void move(PushTargets targets, Configuration configuration) {
    targets
        .oldPlan()
        .ifPresent(
            text -> {
              try {
                configuration.set(settings(Json.stored(text)));
              } catch (Refusal refusal) {
                LOG.warn(
                    "The receivers of the event upload of an older version are not taken over ({});"
                        + " configure them again: {}",
                    refusal.getMessage(),
                    text);
              }
              targets.forgetOldPlan();
            });
  }

  private static Map<Setting, Object> settings(JsonNode plan) {
    List<String> urls = new ArrayList<>();
    plan.path("urls").forEach(url -> urls.add(url.asText()));
    return Map.of(
        Setting.HISTORY_URLS,
        Urls.join(urls),
        Setting.HISTORY_GENERATION,
        Generation.B.name(),
        Setting.HISTORY_FORM,
        PushForm.JSON.word(),
        Setting.HISTORY_PERIOD,
        plan.path("period").asInt(5),
        Setting.HISTORY_REGISTERED,
        plan.path("registered").asBoolean(true),
        Setting.HISTORY_SPOT,
        plan.path("spot").asBoolean(true),
        Setting.HISTORY_FACE,
        plan.path("face").asBoolean(true));
  }
}
