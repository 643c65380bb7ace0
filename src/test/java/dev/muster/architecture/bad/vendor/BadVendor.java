package dev.muster.architecture.bad.vendor;

import dev.muster.architecture.bad.roster.BadRoster;

/** Closes a cycle with the feature. */
public class BadVendor {

  public BadRoster roster() {
    return new BadRoster();
  }
}
