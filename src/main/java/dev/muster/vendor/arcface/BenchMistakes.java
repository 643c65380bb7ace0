package dev.muster.vendor.arcface;

import dev.muster.recogniser.SignatureReport.Finding;
import dev.muster.vendor.arcface.ArcfaceBench.Keys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/**
 * Explains a signature that is refused: the request is signed once for each mistake that clients
 * are known to make, and for each two of them when it is small.
 */
final class BenchMistakes {

  /** Characters; two mistakes at once are only looked for in shorter texts. */
  private static final int SMALL = 65_536;

  /** The keys of the documents, which are public. contracts/arcface.md §4.1 */
  private static final Map<String, ECPoint> SAMPLES =
      Map.of(
          "P1",
          Sm2.point(
              "4f1df6069a086ac4e1d1c4ad60a3ab26a19ba5fc97a45dedf386c7480dcab18f"
                  + "a745c3a0f6dba6ed6993d0367d9f6b12c06dc01d4079c9eda3f807e21f93edc6"),
          "P2",
          Sm2.point(
              "3a4d19746641d67e46cedaa8065197de42b27ae7ef1b2265e6ed71a55e0168b0"
                  + "cd382d2d884c75f615759b557edca7494745f19340136ac4a707ae5458c3cffe"));

  private final String sent;
  private final boolean sm2;
  private final Keys keys;
  private final String text;
  private final String unkeyed;
  private final Map<String, String> texts;

  BenchMistakes(Map<String, @Nullable Object> fields, Keys keys, String unkeyed) {
    this.sent = String.valueOf(fields.get(SignedText.SIGNATURE));
    this.sm2 = "SM2".equals(fields.get("signType"));
    this.keys = keys;
    this.text = unkeyed + "&key=" + keys.secret();
    this.unkeyed = unkeyed;
    this.texts = new BenchTexts(fields, keys, unkeyed).all();
  }

  /** The simplest explanation; UNEXPLAINED when there is none. */
  List<Finding> found() {
    String mistakes = sm2 ? ofSm2() : ofSha256();
    List<Finding> findings = new ArrayList<>();
    for (String one : mistakes.split(",(?=[A-Z])")) {
      int colon = one.indexOf(':');
      findings.add(
          colon < 0
              ? new Finding(one.strip(), "")
              : new Finding(one.substring(0, colon), one.substring(colon + 1)));
    }
    return findings;
  }

  private String ofSha256() {
    String plain = sent.replaceAll("\\s", "");
    Map<String, String> forms = BenchForms.ofDigest(Signing.digest("SHA-256", text));
    if (forms.containsKey(plain)) {
      return forms.get(plain).isEmpty() ? "LINE_BREAKS" : forms.get(plain);
    }
    for (Map.Entry<String, String> other : texts.entrySet()) {
      Map<String, String> made = BenchForms.ofDigest(Signing.digest("SHA-256", other.getKey()));
      if (made.containsKey(plain)) {
        return joined(other.getValue(), made.get(plain));
      }
    }
    String algorithm = otherAlgorithm(plain);
    if (!algorithm.isEmpty()) {
      return algorithm;
    }
    byte[] bytes = BenchChecks.decoded(plain);
    return bytes.length == 2 * Sm2.HALF && !BenchForms.looksLikeSha256(plain)
        ? "LOOKS_LIKE_SM2"
        : "UNEXPLAINED";
  }

  private String otherAlgorithm(String plain) {
    if (BenchForms.ofDigest(hmac()).containsKey(plain)) {
      return "OTHER_ALGORITHM:HMAC-SHA256";
    }
    if (BenchForms.ofDigest(Sm2Digest.sm3(text)).containsKey(plain)) {
      return "OTHER_ALGORITHM:SM3";
    }
    for (String name : List.of("MD5", "SHA-1", "SHA-512")) {
      if (BenchForms.ofDigest(Signing.digest(name, text)).containsKey(plain)) {
        return "OTHER_ALGORITHM:" + name;
      }
    }
    return "";
  }

  private String ofSm2() {
    if (BenchForms.looksLikeSha256(sent)) {
      return "LOOKS_LIKE_SHA256";
    }
    ECPoint point = keys.point();
    Map<String, byte[]> forms = BenchForms.ofSignature(sent);
    if (forms.isEmpty() || point == null) {
      return "NO_SIGNATURE:" + BenchChecks.decoded(sent).length;
    }
    for (Map.Entry<String, byte[]> form : forms.entrySet()) {
      String mistake = ofText(form.getValue(), point);
      if (mistake != null) {
        return joined(form.getKey(), mistake);
      }
    }
    for (Map.Entry<String, byte[]> form : forms.entrySet()) {
      for (Map.Entry<String, String> other : texts.entrySet()) {
        boolean single = form.getKey().isEmpty();
        if ((single || text.length() < SMALL)
            && Sm2.verifies(other.getKey(), form.getValue(), point, Sm2.USER_ID)) {
          return joined(other.getValue(), form.getKey());
        }
      }
    }
    return "UNEXPLAINED";
  }

  /** What else than the text may be wrong; nothing when the text itself is right; null else. */
  private @Nullable String ofText(byte[] signature, ECPoint point) {
    if (Sm2.verifies(text, signature, point, Sm2.USER_ID)) {
      return "";
    }
    if (Sm2.verifies(text, signature, point, "")) {
      return "USER_ID";
    }
    if (!keys.appId().isEmpty() && Sm2.verifies(text, signature, point, keys.appId())) {
      return "USER_ID";
    }
    if (Sm2Digest.verifies(Sm2Digest.sm3(text), signature, point)) {
      return "NO_USER_ID";
    }
    if (Sm2Digest.verifies(Signing.digest("SHA-256", text), signature, point)) {
      return "OTHER_ALGORITHM:SHA-256";
    }
    for (Map.Entry<String, ECPoint> sample : SAMPLES.entrySet()) {
      if (!sample.getValue().equals(point)
          && Sm2.verifies(text, signature, sample.getValue(), Sm2.USER_ID)) {
        return "SAMPLE_KEY:" + sample.getKey();
      }
    }
    return null;
  }

  private byte[] hmac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(unkeyed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static String joined(String one, String other) {
    String first = one.strip();
    String second = other.strip();
    return first.isEmpty() ? second : second.isEmpty() ? first : first + "," + second;
  }
}
