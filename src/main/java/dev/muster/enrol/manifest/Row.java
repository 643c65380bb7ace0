package dev.muster.enrol.manifest;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of a table.
 *
 * @param number counted from 1, the first line of the file or sheet
 * @param broken why it cannot be taken apart, in a few words; empty when it can
 */
record Row(int number, List<Cell> cells, String broken) {

  private static final int SHOWN = 60;

  Row(int number, List<Cell> cells) {
    this(number, cells, "");
  }

  Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : Cell.EMPTY;
  }

  boolean isBlank() {
    return broken.isEmpty() && cells.stream().allMatch(Cell::isBlank);
  }

  /** True for a remark; an error of a spreadsheet such as #N/A is none. */
  boolean isRemark() {
    return cells.stream()
        .filter(cell -> !cell.isBlank())
        .findFirst()
        .map(first -> first.problem().isEmpty() && CellText.isRemark(first.text()))
        .orElse(false);
  }

  /** The start of the line, for people to find it by. */
  String start() {
    String all =
        cells.stream()
            .limit(10)
            .map(cell -> CellText.oneLine(cell.text()))
            .collect(Collectors.joining(" "))
            .strip();
    return CellText.shortened(all, SHOWN);
  }
}
