package dev.muster.vendor.arcface;

import dev.muster.vendor.arcface.JsonText.Num;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How {@code data} is written before it is signed. Source: contracts/arcface.md §2.2.
 *
 * @param sorted keys in the order of their bytes
 * @param markup {@code < > &} and the line separators as {@code \u003c} and so on
 * @param ascii everything beyond ASCII as {@code \u6d4b}
 * @param shortControls backspace and form feed as {@code \b} and {@code \f}
 * @param slashes {@code /} as {@code \/}
 * @param written numbers as they were sent
 * @param colon between a key and its value
 * @param comma between two values
 */
record Spelling(
    boolean sorted,
    boolean markup,
    boolean ascii,
    boolean shortControls,
    boolean slashes,
    boolean written,
    String colon,
    String comma) {

  /** As a service that was built with Go 1.22 or newer writes it. */
  static final Spelling GO = new Spelling(true, true, false, true, false, false, ":", ",");

  /** Texts by the bytes of their UTF-8. */
  static final Comparator<String> BYTES =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  Spelling unsorted() {
    return new Spelling(false, markup, ascii, shortControls, slashes, written, colon, comma);
  }

  Spelling withoutMarkup() {
    return new Spelling(sorted, false, ascii, shortControls, slashes, written, colon, comma);
  }

  /** As most other JSON libraries write ASCII: no special treatment of {@code < > &}. */
  Spelling inAscii() {
    return new Spelling(sorted, false, true, shortControls, slashes, written, colon, comma);
  }

  Spelling withLongControls() {
    return new Spelling(sorted, markup, ascii, false, slashes, written, colon, comma);
  }

  Spelling withSlashes() {
    return new Spelling(sorted, markup, ascii, shortControls, true, written, colon, comma);
  }

  Spelling asWritten() {
    return new Spelling(sorted, markup, ascii, shortControls, slashes, true, colon, comma);
  }

  Spelling spaced(String afterKey, String afterValue) {
    return new Spelling(
        sorted, markup, ascii, shortControls, slashes, written, afterKey, afterValue);
  }

  void write(StringBuilder out, @Nullable Object value) {
    if (value instanceof Map<?, ?> fields) {
      object(out, fields);
    } else if (value instanceof List<?> items) {
      array(out, items);
    } else if (value instanceof String text) {
      text(out, text);
    } else if (value instanceof Num number) {
      out.append(written ? number.written() : GoDouble.text(number.value()));
    } else if (value instanceof Number number) {
      out.append(GoDouble.text(number.doubleValue()));
    } else {
      out.append(value);
    }
  }

  private void object(StringBuilder out, Map<?, ?> fields) {
    Map<?, ?> ordered = fields;
    if (sorted) {
      Map<String, @Nullable Object> byBytes = new TreeMap<>(BYTES);
      fields.forEach((key, value) -> byBytes.put(String.valueOf(key), value));
      ordered = byBytes;
    }
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> each = ordered.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<?, ?> field = each.next();
      text(out, String.valueOf(field.getKey()));
      out.append(colon);
      write(out, field.getValue());
      out.append(each.hasNext() ? comma : "");
    }
    out.append('}');
  }

  private void array(StringBuilder out, List<?> items) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      out.append(i > 0 ? comma : "");
      write(out, items.get(i));
    }
    out.append(']');
  }

  private void text(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      character(out, point);
    }
    out.append('"');
  }

  private void character(StringBuilder out, int c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append((char) c);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append(shortControls ? "\\b" : "\\u0008");
      case '\f' -> out.append(shortControls ? "\\f" : "\\u000c");
      case '/' -> out.append(slashes ? "\\/" : "/");
      case '<', '>', '&', 0x2028, 0x2029 -> escapedIf(out, markup || ascii && c > 0x7f, c);
      default -> escapedIf(out, c < 0x20 || ascii && c > 0x7f, c);
    }
  }

  private static void escapedIf(StringBuilder out, boolean escape, int c) {
    if (escape) {
      for (char unit : Character.toChars(c)) {
        out.append("\\u%04x".formatted((int) unit));
      }
    } else {
      out.appendCodePoint(c);
    }
  }
}
