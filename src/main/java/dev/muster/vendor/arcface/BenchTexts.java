package dev.muster.vendor.arcface;

import dev.muster.vendor.arcface.ArcfaceBench.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The texts that clients sign by mistake, by the mistakes. Source: contracts/arcface.md §2.4. */
final class BenchTexts {

  private final Map<String, @Nullable Object> fields;
  private final Keys keys;
  private final String unkeyed;

  /** By the text; two mistakes that come to the same are told once. */
  private final Map<String, String> texts = new LinkedHashMap<>();

  BenchTexts(Map<String, @Nullable Object> fields, Keys keys, String unkeyed) {
    this.fields = fields;
    this.keys = keys;
    this.unkeyed = unkeyed;
  }

  /** What was signed to the mistakes, separated by commas; each maybe with a colon and a detail. */
  Map<String, String> all() {
    texts.put(unkeyed + "&key=" + keys.secret(), "");
    signType();
    leftOut();
    spellings();
    secrets();
    texts.remove(unkeyed + "&key=" + keys.secret());
    return texts;
  }

  private void signType() {
    for (String other : List.of("SM2", "SHA256", "plain")) {
      if (!other.equals(fields.get("signType"))) {
        add(
            "OTHER_SIGN_TYPE:" + other,
            SignedText.unkeyed(ArcfaceBench.with(fields, "signType", other), Spelling.GO));
      }
    }
  }

  private void leftOut() {
    for (String name : new TreeSet<>(fields.keySet())) {
      if (!name.equals(SignedText.SIGNATURE)) {
        add("LEFT_OUT:" + Shown.cut(name), without(List.of(name)));
      }
    }
    add(
        "EMPTY_LEFT_OUT",
        without(fields.keySet().stream().filter(name -> "".equals(fields.get(name))).toList()));
    add("LEFT_OUT:encData, extra", without(List.of("encData", "extra")));
    if (!fields.containsKey("encType")) {
      add(
          "ADDED:encType",
          SignedText.unkeyed(ArcfaceBench.with(fields, "encType", "plain"), Spelling.GO));
    }
  }

  private String without(List<String> names) {
    Map<String, @Nullable Object> fewer = new LinkedHashMap<>(fields);
    names.forEach(fewer::remove);
    return SignedText.unkeyed(fewer, Spelling.GO);
  }

  private void spellings() {
    Spelling go = Spelling.GO;
    for (boolean sorted : new boolean[] {true, false}) {
      for (boolean spaced : new boolean[] {false, true}) {
        Spelling base = sorted ? go : go.unsorted();
        Spelling spacing = spaced ? base.spaced(": ", ", ") : base;
        String mistakes = (sorted ? "" : ",UNSORTED") + (spaced ? ",SPACED" : "");
        spelled(mistakes, spacing);
        spelled(mistakes + ",NO_MARKUP", spacing.withoutMarkup());
        spelled(mistakes + ",ASCII", spacing.inAscii());
        spelled(mistakes + ",SLASHES", spacing.withoutMarkup().withSlashes());
        spelled(mistakes + ",SLASHES,ASCII", spacing.inAscii().withSlashes());
      }
    }
    spelled(",LONG_CONTROLS", go.withLongControls());
    spelled(",NUMBERS", go.asWritten());
    spelled(",NUMBERS,NO_MARKUP", go.asWritten().withoutMarkup());
    spelled(",SPACED", go.spaced(": ", ","));
    spelled(",SPACED", go.spaced(":", ", "));
    add("TOP_UNSORTED", SignedText.inOrder(fields, go));
    add("TOP_UNSORTED,UNSORTED", SignedText.inOrder(fields, go.unsorted()));
  }

  private void spelled(String mistakes, Spelling spelling) {
    if (!mistakes.isEmpty()) {
      add(mistakes.substring(1), SignedText.unkeyed(fields, spelling));
    }
  }

  private void secrets() {
    String secret = keys.secret();
    whole("SECRET_MISSING", unkeyed);
    whole("SECRET_MISSING", unkeyed + "&key=");
    whole("SECRET_PLACE", unkeyed + secret);
    whole("SECRET_PLACE", unkeyed + "&" + secret);
    whole("SECRET_PLACE", unkeyed + "&" + "appSecret=" + secret);
    whole("SECRET_PLACE", unkeyed + "&" + "secret=" + secret);
    whole("SECRET_PLACE", secret + unkeyed);
    whole("SECRET_PLACE", "key=" + secret + "&" + unkeyed);
    whole(
        "SECRET_PLACE", SignedText.unkeyed(ArcfaceBench.with(fields, "key", secret), Spelling.GO));
    whole("SECRET_BLANK", unkeyed + "&key=" + secret + "\n");
    whole("SECRET_BLANK", unkeyed + "&key=" + secret + " ");
    whole("SECRET_BLANK", unkeyed + "&key=" + secret.strip());
  }

  private void add(String mistakes, String without) {
    whole(mistakes, without + "&key=" + keys.secret());
  }

  private void whole(String mistakes, String text) {
    texts.putIfAbsent(text, mistakes);
  }
}
