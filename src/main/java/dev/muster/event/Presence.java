package dev.muster.event;

/** How much of an event is there already. */
public enum Presence {
  /** Nobody has told us of it. */
  NEW,
  /** It came another way, without pictures. */
  BARE,
  /** It came another way. */
  KNOWN,
  /** It came this way before. */
  SEEN
}
