package dev.muster.event.source;

import dev.muster.call.Told;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * Why realtime events or a history do not come. Kept as a code and its particulars; the words are
 * in {@code sources.properties}, in English and Chinese.
 */
public enum SourceTrouble {
  NO_DEVICES,
  NO_DEVICE_LIST,
  NOT_CONNECTED,
  SILENT,
  BROKE,
  CLOSED,
  NOT_STORED,
  NO_EVENT_LIST,
  TIMES_NOT_KEPT,
  NOT_ALL_LISTED,
  PICTURE_FAILED;

  /** As it is kept. */
  public String kept(String particulars) {
    return name() + ": " + particulars;
  }

  /** As it is read; a text that is kept without one of these codes is somebody else's. */
  public static String told(String kept, Locale locale) {
    return Stream.of(values())
        .filter(one -> kept.startsWith(one.name() + ": "))
        .findFirst()
        .map(one -> one.words(kept.substring(one.name().length() + 2), locale))
        .orElseGet(() -> Told.in(kept, locale));
  }

  private String words(String particulars, Locale locale) {
    return ResourceBundle.getBundle(
            "sources",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .getString(name())
        .replace("{0}", particulars);
  }
}
