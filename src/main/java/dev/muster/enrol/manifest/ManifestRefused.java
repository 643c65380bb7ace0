package dev.muster.enrol.manifest;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;

/** A manifest of which no line can be used. */
public final class ManifestRefused extends Exception {

  private final transient Refusal refusal;

  private ManifestRefused(Reason reason, String detail) {
    super(reason + ": " + detail, null, false, false);
    this.refusal = new Refusal(reason, detail);
  }

  static ManifestRefused unreadable(String detail) {
    return new ManifestRefused(Reason.MANIFEST_UNREADABLE, detail);
  }

  static ManifestRefused withoutHeader(String detail) {
    return new ManifestRefused(Reason.MANIFEST_NO_HEADER, detail);
  }

  public Refusal refusal() {
    return refusal;
  }
}
