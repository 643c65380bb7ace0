package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** All tables of one run, with what the machine was; one Markdown file. */
final class Report {
  private final List<Table> tables = new ArrayList<>();
  private final String title;

  Report(String title) {
    this.title = title;
  }

  Table table(String name) {
    Table table = new Table(name);
    tables.add(table);
    return table;
  }

  /** Prints the tables and writes them to {@code results/<time>.md}. */
  void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder("# " + title + "\n\n" + machine() + "\n");
    tables.forEach(table -> text.append(table.markdown()));
    Files.createDirectories(folder);
    String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    Path file = folder.resolve(time + ".md");
    Files.writeString(file, text);
    System.out.println(text + "\nwritten to " + file);
  }

  private static String machine() throws IOException {
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    return "%d processors, Java %s, %s %s, load at the end %s. Medians (smallest–largest)."
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            load);
  }
}
