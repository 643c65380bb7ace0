package dev.muster.box;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * How a box may differ from what is wanted of it. The words and what to do about it are in {@code
 * drift.properties}, in English and Chinese.
 */
public enum DriftProblem {
  /** It answers in the other generation of the API only. */
  OTHER_API,
  EVENT_URL_MISSING,
  EVENT_URL_ELSEWHERE,
  /** It pushes to us and to others, of whom we know nothing: they are left alone. */
  EVENT_URL_SEVERAL,
  UPLOAD_WITHOUT_FACE,
  UPLOAD_SLOW,
  GROUP_MISSING,
  GROUP_TWICE,
  FACE_GROUP_MISSING,
  DEVICE_MISSING,
  DEVICE_OTHER_GROUP,
  DEVICE_OTHER_FACE_GROUP,
  DEVICE_OTHER_NAME,
  DEVICE_OTHER_TYPE,
  DEVICE_TWICE,
  /** A device that the configuration does not name: shown and never touched. */
  DEVICE_UNKNOWN,
  OTHER_SETTING;

  /** False for what is only worth knowing. */
  public boolean isDrift() {
    return this != DEVICE_UNKNOWN && this != EVENT_URL_SEVERAL;
  }

  /** One sentence for a person. */
  public String words(Locale locale) {
    return bundle(locale).getString(name() + ".words");
  }

  /** What that person can do about it. */
  public String advice(Locale locale) {
    return bundle(locale).getString(name() + ".advice");
  }

  static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "drift",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
