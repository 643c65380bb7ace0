package dev.muster.enrol.manifest;

/**
 * One cell.
 *
 * @param text what a person sees in it
 * @param problem why it cannot be read, in a few words; empty when it can
 */
record Cell(String text, String problem) {

  static final Cell EMPTY = new Cell("", "");

  static Cell of(String text) {
    return text.length() > Limits.CELL
        ? new Cell(
            text.substring(0, Limits.CELL), "a cell holds more than " + Limits.CELL + " characters")
        : new Cell(text, "");
  }

  static Cell broken(String text, String problem) {
    return new Cell(text, problem);
  }

  boolean isBlank() {
    return problem.isEmpty() && CellText.clean(text).isEmpty();
  }
}
