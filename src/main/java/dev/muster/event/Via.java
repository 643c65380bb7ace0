package dev.muster.event;

import java.util.Locale;

/** The way by which an event came to us. The same event may come by several. */
public enum Via {
  /** The box pushed it, and keeps it until we acknowledge. */
  PUSH,
  /** The box showed it the moment it happened, and does not care whether anybody saw it. */
  LIVE,
  /** We asked the box for what happened. */
  PULL,
  /** A kiosk of our own had somebody recognised. */
  KIOSK;

  /** The column that holds the source's own key of an event that came this way. */
  String column() {
    return "seen_" + name().toLowerCase(Locale.ROOT);
  }
}
