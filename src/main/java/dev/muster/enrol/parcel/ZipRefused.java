package dev.muster.enrol.parcel;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;

/** A ZIP of which nothing can be used. */
public final class ZipRefused extends Exception {

  private final transient Refusal refusal;

  ZipRefused(String detail) {
    super(detail, null, false, false);
    this.refusal = new Refusal(Reason.ZIP_UNREADABLE, detail);
  }

  public Refusal refusal() {
    return refusal;
  }
}
