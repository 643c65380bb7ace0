package bench;

import java.io.IOException;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is stored: each event by its number in the name, and how many rows there are. */
record Stored(BitSet numbers, int rows) {
  private static final Pattern NAME = Pattern.compile("bench-\\d+-(\\d+)");
  private static final Pattern MARK = Pattern.compile("\"name\":\"" + NAME + "\"");
  private static final Pattern NEXT = Pattern.compile("\"next\":\"(\\d+)\"");
  private static final int PAGE = 500;

  /** Read from the database itself, past Muster. */
  static Stored in(PostgresServer database) throws IOException {
    BitSet numbers = new BitSet();
    int rows = 0;
    for (String name : database.copy("SELECT name FROM match_event")) {
      Matcher mark = NAME.matcher(name);
      if (mark.matches()) {
        numbers.set(Integer.parseInt(mark.group(1)));
        rows++;
      }
    }
    return new Stored(numbers, rows);
  }

  /** What Muster says, read page by page through its own interface. */
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
