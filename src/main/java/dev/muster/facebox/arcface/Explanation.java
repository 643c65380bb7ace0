package dev.muster.facebox.arcface;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a signature was refused: signs and checks the request once for each known mistake.
 * What it says about the right text leaves the secret out, and every digest too that would be a
 * valid signature.
 */
final class Explanation {

  private static final int LONGEST_TEXT = 120;
  private static final int SHOWN_TEXT = 40;

  /** Longer texts are checked against the right key and id only: SM3 reads them each time. */
  private static final int LONG_MESSAGE = 512 * 1024;

  /** Public points of the keys that are printed in public documents and settings. */
  private static final List<String> SAMPLE_KEYS =
      List.of(
          "4f1df6069a086ac4e1d1c4ad60a3ab26a19ba5fc97a45dedf386c7480dcab18f"
              + "a745c3a0f6dba6ed6993d0367d9f6b12c06dc01d4079c9eda3f807e21f93edc6",
          "3a4d19746641d67e46cedaa8065197de42b27ae7ef1b2265e6ed71a55e0168b0"
              + "cd382d2d884c75f615759b557edca7494745f19340136ac4a707ae5458c3cffe");

  /**
   * @param mistakes a sentence for each that would explain the signature; never empty
   * @param fields what the answer's {@code data} says of it
   */
  record Verdict(List<String> mistakes, Map<String, GoValue> fields) {}

  private final Canonical canonical;
  private final List<Mistake> mistakes;
  private final @Nullable Sm2Key key;
  private final List<Sm2Key> samples = SAMPLE_KEYS.stream().map(Sm2Key::ofPublic).toList();

  Explanation(Canonical canonical, @Nullable Sm2Key key) {
    this.canonical = canonical;
    this.mistakes = Mistakes.of(canonical);
    this.key = key;
  }

  Verdict of(Envelope envelope, String secret) {
    List<String> found = found(envelope, secret);
    if (found.isEmpty()) {
      found =
          List.of(
              "none of the known mistakes; when your signed text is the same as canonical, the"
                  + " secret or the key is another one");
    }
    String right = canonical.unkeyed(envelope.all());
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put(
        "canonical", new GoValue.Text(canonical.unkeyed(shortened(envelope.all())) + "key=***"));
    fields.put("canonicalSha256BeforeKey", new GoValue.Text(sha256BeforeKey(right)));
    fields.put(
        "mistakes", new GoValue.Array(found.stream().<GoValue>map(GoValue.Text::new).toList()));
    return new Verdict(found, fields);
  }

  private List<String> found(Envelope envelope, String secret) {
    List<Form> digests = Form.digests(envelope.signData());
    List<Form> pairs = Form.pairs(envelope.signData());
    List<String> found = new ArrayList<>();
    Set<String> tried = new HashSet<>();
    for (Mistake mistake : mistakes) {
      byte[] text = mistake.text().apply(envelope.all(), secret).getBytes(StandardCharsets.UTF_8);
      byte[] digest = Signing.digest(text);
      // a mistake that this request has no occasion for comes to a text that was tried already
      if (tried.add(HexFormat.of().formatHex(digest))) {
        addDigests(found, envelope, mistake, digests, digest);
        addPairs(found, envelope, mistake, pairs, text);
      }
    }
    return found;
  }

  private static void addDigests(
      List<String> found, Envelope envelope, Mistake mistake, List<Form> forms, byte[] digest) {
    String kind = said(envelope, Signatures.SHA256);
    for (Form form : forms) {
      if (Arrays.equals(form.bytes(), digest)) {
        found.add(joined(mistake.sentence(), kind, form.sentence()));
      }
    }
  }

  private void addPairs(
      List<String> found, Envelope envelope, Mistake mistake, List<Form> forms, byte[] text) {
    String kind = said(envelope, Signatures.SM2);
    for (Form form : forms) {
      String signer = signer(text, form.bytes());
      if (signer != null) {
        found.add(joined(mistake.sentence(), kind, form.sentence(), signer));
      }
    }
  }

  private static String said(Envelope envelope, String really) {
    return envelope.signType().equals(really)
        ? ""
        : "signData was made with " + really + ", signType says " + envelope.signType();
  }

  /** What is wrong with the key or the id, empty when nothing is, null when nobody signed this. */
  private @Nullable String signer(byte[] message, byte[] pair) {
    if (key != null && key.verifies(message, pair)) {
      return "";
    }
    if (message.length > LONG_MESSAGE) {
      return null;
    }
    if (key != null && key.verifies(message, pair, new byte[0])) {
      return "the signer id is empty, it must be 1234567812345678";
    }
    if (key != null && key.verifiesWithoutId(message, pair)) {
      return "the SM3 of the text alone is signed, without the signer id 1234567812345678";
    }
    if (samples.stream().anyMatch(sample -> sample.verifies(message, pair))) {
      return "signed with a sample key of the published documents, not with that of this box";
    }
    return null;
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  /** The text up to the {@code &} before {@code key=}: nothing that would sign a request. */
  private static String sha256BeforeKey(String unkeyed) {
    String beforeKey = unkeyed.substring(0, unkeyed.length() - 1);
    return HexFormat.of().formatHex(Signing.digest(beforeKey.getBytes(StandardCharsets.UTF_8)));
  }

  /** Pictures are cut. */
  private static GoValue.Obj shortened(GoValue.Obj object) {
    Map<String, GoValue> fields = new LinkedHashMap<>();
    object.fields().forEach((name, value) -> fields.put(name, shortened(value)));
    return new GoValue.Obj(fields);
  }

  private static GoValue shortened(GoValue value) {
    if (value instanceof GoValue.Obj object) {
      return shortened(object);
    }
    if (value instanceof GoValue.Array array) {
      return new GoValue.Array(array.items().stream().map(Explanation::shortened).toList());
    }
    if (value instanceof GoValue.Text text && text.text().length() > LONGEST_TEXT) {
      String all = text.text();
      int more = all.length() - SHOWN_TEXT;
      return new GoValue.Text(all.substring(0, SHOWN_TEXT) + "…(" + more + " more)");
    }
    return value;
  }
}
