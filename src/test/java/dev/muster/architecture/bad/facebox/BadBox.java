package dev.muster.architecture.bad.facebox;

import dev.muster.architecture.bad.vendor.BadVendor;

/** Shares wire code with a client. */
public class BadBox {

  public BadVendor shared() {
    return new BadVendor();
  }
}
