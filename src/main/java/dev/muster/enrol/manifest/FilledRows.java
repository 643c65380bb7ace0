package dev.muster.enrol.manifest;

import dev.muster.enrol.manifest.MergedCells.Merge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines in which a cell that is merged over several lines has its value in all of them. */
final class FilledRows implements Rows {

  private record Held(Cell cell, int last) {}

  private final Rows rows;
  private final List<Merge> merges;
  private final Map<Integer, Held> held = new HashMap<>();
  private int begun;

  FilledRows(Rows rows, MergedCells merged) {
    this.rows = rows;
    this.merges = merged.inOrder();
  }

  @Override
  public @Nullable Row next() throws IOException, ManifestRefused {
    Row row = rows.next();
    if (row == null) {
      return null;
    }
    held.values().removeIf(cell -> cell.last() < row.number());
    boolean blank = row.isBlank();
    List<Cell> cells = new ArrayList<>(row.cells());
    if (!blank) {
      held.forEach((column, cell) -> fill(cells, column, cell.cell()));
    }
    for (; begun < merges.size() && merges.get(begun).first() <= row.number(); begun++) {
      Merge merge = merges.get(begun);
      if (merge.first() == row.number() && merge.column() < Limits.COLUMNS) {
        held.put(merge.column(), new Held(row.cell(merge.column()), merge.last()));
      }
    }
    return new Row(row.number(), cells, row.broken());
  }

  private static void fill(List<Cell> cells, int column, Cell cell) {
    while (cells.size() <= column) {
      cells.add(Cell.EMPTY);
    }
    if (cells.get(column).isBlank()) {
      cells.set(column, cell);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
