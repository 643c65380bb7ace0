package dev.muster.facebox.push;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.config.Urls;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How events are uploaded ({@code contracts/sophon.md §6.1}), as the box's configuration says at
 * one moment.
 *
 * @param urls receivers, none for no upload
 * @param period seconds between rounds
 * @param attributes whether {@code recognize_face_attr} is sent
 * @param serial the licence code, which may be empty
 */
public record PushPlan(
    List<String> urls,
    Generation generation,
    PushForm form,
    int period,
    PictureChoice pictures,
    boolean attributes,
    String serial) {

  private static final Set<Setting> SETTINGS =
      EnumSet.of(
          Setting.HISTORY_URLS,
          Setting.HISTORY_GENERATION,
          Setting.HISTORY_FORM,
          Setting.HISTORY_PERIOD,
          Setting.HISTORY_REGISTERED,
          Setting.HISTORY_SPOT,
          Setting.HISTORY_FACE,
          Setting.HISTORY_ATTRIBUTES,
          Setting.INFRARED,
          Setting.DEV_SNO);

  public static PushPlan of(Configuration configuration, PushSettings settings) {
    return new PushPlan(
        Urls.split(configuration.text(Setting.HISTORY_URLS)),
        settings.generation(configuration.text(Setting.HISTORY_GENERATION)),
        PushForm.named(configuration.text(Setting.HISTORY_FORM)),
        configuration.whole(Setting.HISTORY_PERIOD),
        new PictureChoice(
            configuration.on(Setting.HISTORY_REGISTERED),
            configuration.on(Setting.HISTORY_SPOT),
            configuration.on(Setting.HISTORY_FACE),
            configuration.on(Setting.INFRARED),
            settings.absent()),
        configuration.on(Setting.HISTORY_ATTRIBUTES),
        configuration.text(Setting.DEV_SNO));
  }

  /** Whether the plan is another one when these settings have changed. */
  static boolean dependsOn(Set<Setting> changed) {
    return changed.stream().anyMatch(SETTINGS::contains);
  }
}
