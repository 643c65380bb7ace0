package dev.muster.enrol.manifest;

import java.util.ArrayList;
import java.util.List;

/** Takes a text apart into cells, and says whether its quotation marks belong together. */
final class QuotedCells {

  private enum State {
    COMPLETE,
    OPEN,
    SPOILED
  }

  private final CharSequence text;
  private final char separator;
  private final List<String> cells = new ArrayList<>();
  private State state = State.COMPLETE;
  private int at;

  private QuotedCells(CharSequence text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static QuotedCells read(CharSequence text, char separator) {
    QuotedCells read = new QuotedCells(text, separator);
    read.cell();
    while (read.state == State.COMPLETE && read.at < text.length()) {
      read.at++;
      read.cell();
    }
    return read;
  }

  List<String> cells() {
    return cells;
  }

  boolean isComplete() {
    return state == State.COMPLETE;
  }

  /** True when no further line can mend it. */
  boolean isSpoiled() {
    return state == State.SPOILED;
  }

  private void cell() {
    int start = at;
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      quoted();
      return;
    }
    while (at < text.length() && text.charAt(at) != separator) {
      at++;
    }
    cells.add(text.subSequence(start, at).toString());
  }

  private void quoted() {
    StringBuilder cell = new StringBuilder();
    while (at < text.length() && !closes()) {
      cell.append(text.charAt(at));
      at++;
    }
    if (at >= text.length()) {
      state = State.OPEN;
      return;
    }
    at++;
    skipBlanks();
    if (at < text.length() && text.charAt(at) != separator) {
      state = State.SPOILED;
    }
    cells.add(cell.toString());
  }

  /** Whether the cell ends here; two quotation marks stand for one, and the first is passed. */
  private boolean closes() {
    if (text.charAt(at) != '"') {
      return false;
    }
    if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
      at++;
      return false;
    }
    return true;
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
