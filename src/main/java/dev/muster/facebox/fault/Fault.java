package dev.muster.facebox.fault;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One rule of misbehaviour. */
record Fault(Where where, What what, When when) {

  /** The rule as settings: {@link FaultReader} makes the same fault of them. */
  Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("where", where.toString());
    entries.put("what", what.word());
    if (what instanceof What.Delay delay) {
      String least = Span.print(delay.least());
      boolean fixed = delay.least().equals(delay.most());
      entries.put("delay", fixed ? least : least + ".." + Span.print(delay.most()));
    } else if (what instanceof What.Hang hang) {
      entries.put("hang", Span.print(hang.length()));
    } else if (what instanceof What.Status status) {
      entries.put("status", "" + status.status());
      put(entries, status.content());
    } else if (what instanceof What.ErrorInside inside) {
      put(entries, inside.content());
    }
    entries.putAll(when.pattern().entry());
    entries.put("seed", "" + when.dice().seed());
    if (when.times() > 0) {
      entries.put("times", "" + when.times());
    }
    return entries;
  }

  private static void put(Map<String, String> entries, What.Content content) {
    if (content.body() == null) {
      entries.put("code", content.error().name());
    } else {
      entries.put("body", content.body());
      if (!content.charset().equals(StandardCharsets.UTF_8)) {
        entries.put("charset", content.charset().name());
      }
    }
  }

  /** The rule in one line, for people. */
  @Override
  public String toString() {
    Map<String, String> entries = entries();
    entries.remove("body");
    entries.remove("seed");
    StringBuilder line = new StringBuilder(what.word()).append(" on ").append(where);
    entries.remove("where");
    entries.remove("what");
    entries.forEach((key, value) -> line.append(", ").append(key).append(' ').append(value));
    return line.toString();
  }
}
