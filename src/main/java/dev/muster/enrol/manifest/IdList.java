package dev.muster.enrol.manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text file with one person number a line. */
record IdList(Path file, TextEncoding encoding) implements Table {

  @Override
  public Rows open() throws IOException {
    TextLines lines = new TextLines(encoding.open(file));
    return new Rows() {
      @Override
      public @Nullable Row next() throws IOException {
        TextLines.TextLine line = lines.peek(0);
        if (line == null) {
          return null;
        }
        lines.drop(1);
        return new Row(line.number(), List.of(Cell.of(line.text())));
      }

      @Override
      public void close() throws IOException {
        lines.close();
      }
    };
  }

  @Override
  public boolean isRagged() {
    return true;
  }
}
