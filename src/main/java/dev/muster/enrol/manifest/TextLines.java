package dev.muster.enrol.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a text, with a look ahead; ended by LF, CR LF or CR. */
final class TextLines implements Closeable {

  /** Longest line kept, in characters; the rest of a longer one is passed over. */
  static final int LONGEST = 1 << 16;

  record TextLine(int number, String text, boolean isCut) {}

  private static final int NOTHING = -2;

  private final Reader reader;
  private final List<TextLine> ahead = new ArrayList<>();
  private int pending = NOTHING;
  private int number;

  TextLines(Reader reader) {
    this.reader = reader;
  }

  /** The line so many lines ahead, null beyond the last. */
  @Nullable TextLine peek(int distance) throws IOException {
    while (ahead.size() <= distance) {
      TextLine line = read();
      if (line == null) {
        return null;
      }
      ahead.add(line);
    }
    return ahead.get(distance);
  }

  void drop(int count) {
    ahead.subList(0, count).clear();
  }

  private @Nullable TextLine read() throws IOException {
    int next = take();
    if (next < 0) {
      return null;
    }
    StringBuilder text = new StringBuilder(80);
    boolean cut = false;
    while (next >= 0 && next != '\n' && next != '\r') {
      if (text.length() < LONGEST) {
        text.append((char) next);
      } else {
        cut = true;
      }
      next = take();
    }
    if (next == '\r') {
      int following = reader.read();
      pending = following == '\n' ? NOTHING : following;
    }
    number++;
    return new TextLine(number, text.toString(), cut);
  }

  private int take() throws IOException {
    if (pending == NOTHING) {
      return reader.read();
    }
    int next = pending;
    pending = NOTHING;
    return next;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
