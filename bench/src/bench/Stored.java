package bench;

import java.io.IOException;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Muster says that it has stored, read page by page through its own interface. */
record Stored(BitSet numbers, int rows) {
  private static final Pattern MARK = Pattern.compile("\"name\":\"bench-\\d+-(\\d+)\"");
  private static final Pattern NEXT = Pattern.compile("\"next\":\"(\\d+)\"");
  private static final int PAGE = 500;

  static Stored at(int port) throws IOException {
    BitSet numbers = new BitSet();
    int rows = 0;
    String after = "0";
    while (true) {
      String page = Http.get(port, "/api/events?limit=" + PAGE + "&after=" + after);
      Matcher mark = MARK.matcher(page);
      int found = 0;
      while (mark.find()) {
        numbers.set(Integer.parseInt(mark.group(1)));
        found++;
      }
      rows += found;
      Matcher next = NEXT.matcher(page);
      if (found == 0 || !next.find()) {
        return new Stored(numbers, rows);
      }
      after = next.group(1);
    }
  }
}
