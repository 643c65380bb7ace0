package dev.muster.vendor.arcface;

import dev.muster.recogniser.SignatureReport.Check;
import dev.muster.recogniser.SignatureReport.Finding;
import dev.muster.recogniser.SignatureReport.Verdict;
import dev.muster.vendor.arcface.ArcfaceBench.Keys;
import dev.muster.vendor.arcface.JsonText.Num;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/**
 * The checks of the service in their order. Source: contracts/arcface.md §5.1.
 *
 * @param now the clock of the service, in seconds
 * @param text what is signed, with the secret
 */
record BenchChecks(Map<String, @Nullable Object> fields, Keys keys, long now, String text) {

  /** Seconds. §5.2 */
  private static final long WINDOW = 300;

  /** A number of seconds as large as this lies beyond the year 5000. */
  private static final long MILLISECONDS = 100_000_000_000L;

  private static final Set<String> TOP =
      Set.of("appId", "version", "signType", "signData", "encType", SignedText.TIMESTAMP, "data");

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("json", Verdict.PASSED, 9801, ""));
    for (String name : List.of("appId", "version", "signType", "signData")) {
      checks.add(check(name, fields.get(name) instanceof String, 9801, kind(name)));
    }
    checks.add(check("timestamp", timestamp() instanceof Num, 9801, kind("timestamp")));
    checks.add(check("data", fields.get("data") instanceof Map, 9801, kind("data")));
    checks.add(check("window", Math.abs(skew()) <= WINDOW, 9802, "%+d s".formatted(skew())));
    checks.add(known());
    checks.add(
        check("version-value", "1".equals(text("version")), 9806, Shown.cut(text("version"))));
    checks.add(check("algorithm", isSha256() || isSm2(), 9803, Shown.cut(text("signType"))));
    checks.add(new Check("signature", signed(), 9800, ""));
    return checks;
  }

  /** What is wrong beside the signature. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (timestamp() instanceof Num && Math.abs(seconds()) >= MILLISECONDS) {
      findings.add(new Finding("MILLISECONDS", Long.toString(seconds())));
    }
    fields.forEach(
        (name, value) -> {
          if (!TOP.contains(name)) {
            boolean harmful = !(value instanceof String);
            findings.add(new Finding(harmful ? "EXTRA_NO_TEXT" : "EXTRA", Shown.cut(name)));
          }
        });
    return findings;
  }

  boolean isUnsigned() {
    return signed() == Verdict.FAILED && (isSha256() || isSm2());
  }

  private Check known() {
    boolean same = keys.appId().equals(text("appId"));
    return keys.appId().isEmpty()
        ? new Check("known", Verdict.UNKNOWN, 9805, "")
        : check("known", same, 9805, Shown.cut(text("appId")));
  }

  private Verdict signed() {
    if (isSha256()) {
      return keys.secret().isEmpty()
          ? Verdict.UNKNOWN
          : verdict(isSame(Signing.sha256(text), text("signData")));
    }
    ECPoint point = keys.point();
    if (!isSm2()) {
      return Verdict.FAILED;
    }
    return point == null || keys.secret().isEmpty()
        ? Verdict.UNKNOWN
        : verdict(Sm2.verifies(text, decoded(text("signData")), point, Sm2.USER_ID));
  }

  private boolean isSha256() {
    return "SHA256".equals(text("signType"));
  }

  private boolean isSm2() {
    return "SM2".equals(text("signType"));
  }

  private @Nullable Object timestamp() {
    return fields.get(SignedText.TIMESTAMP);
  }

  private long seconds() {
    return SignedText.seconds(timestamp());
  }

  private long skew() {
    return seconds() - now;
  }

  private String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  /** Nothing for base64 that is none. */
  static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private String kind(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return fields.containsKey(name) ? "null" : "absent";
    }
    return value instanceof String
        ? "text"
        : value instanceof Num ? "number" : value instanceof Map ? "object" : "other";
  }

  private static Check check(String name, boolean passed, int code, String detail) {
    return new Check(name, verdict(passed), code, detail);
  }

  private static Verdict verdict(boolean passed) {
    return passed ? Verdict.PASSED : Verdict.FAILED;
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Without what it was given. */
  @Override
  public String toString() {
    return "BenchChecks";
  }
}
