package dev.muster.enrol.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Puts the digits of a whole number into the places of a format such as 0000 or "E"000-0. */
final class DigitPlaces {

  private record Mark(String text, boolean isPlace) {}

  private final List<Mark> marks = new ArrayList<>();

  DigitPlaces(String code) {
    for (int at = 0; at < code.length(); at++) {
      char mark = code.charAt(at);
      if (mark == '"') {
        int end = code.indexOf('"', at + 1);
        marks.add(new Mark(code.substring(at + 1, end), false));
        at = end;
      } else if (mark == '\\') {
        at++;
        marks.add(new Mark(String.valueOf(code.charAt(at)), false));
      } else if (mark == '_') {
        at++;
      } else if (mark != ',') {
        marks.add(new Mark(String.valueOf(mark), "0#?".indexOf(mark) >= 0));
      }
    }
  }

  /** From the right; the first place takes all digits that are left. */
  String fill(String digits) {
    List<String> parts = new ArrayList<>();
    long places = marks.stream().filter(Mark::isPlace).count();
    int left = digits.length();
    for (int i = marks.size() - 1; i >= 0; i--) {
      Mark mark = marks.get(i);
      if (!mark.isPlace()) {
        parts.add(mark.text());
        continue;
      }
      places--;
      int from = places == 0 ? 0 : Math.max(0, left - 1);
      parts.add(left > 0 ? digits.substring(from, left) : mark.text().equals("0") ? "0" : "");
      left = from;
    }
    Collections.reverse(parts);
    return String.join("", parts).strip();
  }
}
