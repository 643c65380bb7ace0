package dev.muster.facebox.arcface;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Compact JSON in the style of a signer ({@code contracts/arcface.md §2.2}). */
final class GoWriter {

  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out;
  private final JsonStyle style;

  GoWriter(StringBuilder out, JsonStyle style) {
    this.out = out;
    this.style = style;
  }

  static String text(GoValue value, JsonStyle style) {
    StringBuilder out = new StringBuilder();
    new GoWriter(out, style).write(value);
    return out.toString();
  }

  void write(GoValue value) {
    if (value instanceof GoValue.Text text) {
      quoted(text.text());
    } else if (value instanceof GoValue.Number number) {
      out.append(style.numbersAsSent() ? number.sent() : GoNumber.of(number.value()));
    } else if (value instanceof GoValue.Flag flag) {
      out.append(flag.flag());
    } else if (value instanceof GoValue.Array array) {
      items(array.items());
    } else if (value instanceof GoValue.Obj object) {
      fields(object);
    } else {
      out.append("null");
    }
  }

  private void items(List<GoValue> items) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      separate(i);
      write(items.get(i));
    }
    out.append(']');
  }

  private void fields(GoValue.Obj object) {
    List<Map.Entry<String, GoValue>> fields = new ArrayList<>(object.fields().entrySet());
    if (style.sorted()) {
      fields.sort(Map.Entry.comparingByKey(Utf8Order.INSTANCE));
    }
    out.append('{');
    for (int i = 0; i < fields.size(); i++) {
      separate(i);
      quoted(fields.get(i).getKey());
      out.append(style.blanks() ? ": " : ":");
      write(fields.get(i).getValue());
    }
    out.append('}');
  }

  private void separate(int index) {
    if (index > 0) {
      out.append(style.blanks() ? ", " : ",");
    }
  }

  /** Whatever needs no escape is copied in one piece: pictures are megabytes of it. */
  private void quoted(String text) {
    out.append('"');
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        continue;
      }
      out.append(text, copied, i);
      escaped(c);
      copied = i + 1;
    }
    out.append(text, copied, text.length()).append('"');
  }

  private boolean isPlain(char c) {
    if (c < 0x20 || c == '"' || c == '\\') {
      return false;
    }
    if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
      return !style.html() && (c < 0x80 || !style.ascii());
    }
    return c < 0x80 || !style.ascii();
  }

  private void escaped(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append(style.shortControls() ? "\\b" : "\\u0008");
      case '\f' -> out.append(style.shortControls() ? "\\f" : "\\u000c");
      default -> out.append("\\u").append(HEX.toHexDigits(c));
    }
  }
}
