package dev.muster.facebox.arcface;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The text that is signed ({@code contracts/arcface.md §2}): every top-level field but {@code
 * signData}, in byte order of the keys, as {@code key=value} joined by {@code &}, and the secret at
 * the end. Top-level fields of other types than text are written as go-infer 0.2.0 does it, where
 * older ones end the process: numbers in Go's form, objects as JSON, the rest left out.
 *
 * @param data how {@code data} is written
 */
record Canonical(JsonStyle data) {

  static final String SIGNATURE = "signData";
  static final String TIMESTAMP = "timestamp";

  String of(GoValue.Obj envelope, String secret) {
    return unkeyed(envelope) + "key=" + secret;
  }

  /** Everything before {@code key=}, its {@code &} included. */
  String unkeyed(GoValue.Obj envelope) {
    StringBuilder out = new StringBuilder();
    List<Map.Entry<String, GoValue>> fields = new ArrayList<>(envelope.fields().entrySet());
    fields.sort(Map.Entry.comparingByKey(Utf8Order.INSTANCE));
    for (Map.Entry<String, GoValue> field : fields) {
      if (!field.getKey().equals(SIGNATURE)) {
        append(out, field.getKey(), field.getValue());
      }
    }
    return out.toString();
  }

  private void append(StringBuilder out, String key, GoValue value) {
    if (value instanceof GoValue.Text text) {
      out.append(key).append('=').append(text.text()).append('&');
    } else if (value instanceof GoValue.Number number) {
      String digits =
          key.equals(TIMESTAMP) ? Long.toString(number.whole()) : GoNumber.of(number.value());
      out.append(key).append('=').append(digits).append('&');
    } else if (value instanceof GoValue.Obj) {
      out.append(key).append('=');
      new GoWriter(out, data).write(value);
      out.append('&');
    }
  }
}
