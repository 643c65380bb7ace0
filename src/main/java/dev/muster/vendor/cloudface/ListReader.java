package dev.muster.vendor.cloudface;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;

/** Whoever has to know what stands in a library. */
public interface ListReader {

  Cloud cloud();

  Inquiry inquiry();

  /** True while what they were told does not show what they need to see. */
  boolean isListNeeded();

  ListReader with(Inquiry now);

  /** Ends because the library does not tell. */
  ListReader endWithout(Outcome<Listing> why);

  /** The name of the lane. */
  default String lane() {
    return cloud().name();
  }

  /** True when they are the one who asks for all who wait. */
  default boolean isLeading() {
    return inquiry().leading();
  }

  /** How long they wait before they ask, in milliseconds. */
  default long getDelay() {
    return inquiry().delay();
  }
}
