package dev.muster.facebox.arcface;

import java.util.function.Supplier;

/**
 * A request as it came, all required fields there and of their type ({@code contracts/arcface.md
 * §1}).
 *
 * @param timestamp whole seconds since 1970, a fraction cut off
 * @param data parameters of the call
 * @param all every top-level field, these included
 */
record Envelope(
    String appId,
    String version,
    String signType,
    String signData,
    long timestamp,
    GoValue.Obj data,
    GoValue.Obj all) {

  /**
   * Looks for the fields in the order of the service.
   *
   * @throws Declined 9801 naming the first that is missing or of another type
   */
  static Envelope of(GoValue.Obj all) {
    String appId = all.text("appId").orElseThrow(missing("appid"));
    String version = all.text("version").orElseThrow(missing("version"));
    String signType = all.text("signType").orElseThrow(missing("sign_type"));
    String signData = all.text(Canonical.SIGNATURE).orElseThrow(missing("sign_data"));
    GoValue.Number timestamp = all.number(Canonical.TIMESTAMP).orElseThrow(missing("timestamp"));
    if (!(all.fields().get("data") instanceof GoValue.Obj data)) {
      throw missing("data").get();
    }
    return new Envelope(appId, version, signType, signData, timestamp.whole(), data, all);
  }

  private static Supplier<Declined> missing(String field) {
    return () -> Fault.PARAMETER.because(field);
  }
}
