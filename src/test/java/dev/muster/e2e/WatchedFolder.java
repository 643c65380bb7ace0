package dev.muster.e2e;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A drop folder as the person who drops photos sees it. */
record WatchedFolder(Path folder) {

  /** Drops a photo under this path below the folder. */
  Path drop(String file, byte[] photo) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.write(path, photo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Photos that still lie in the folder or its groups. */
  List<String> waiting() {
    return files(folder).stream().filter(file -> !file.startsWith(".")).toList();
  }

  List<String> taken() {
    return files(folder.resolve(".taken"));
  }

  /** Photos in {@code .done}, without the name of their batch. */
  List<String> done() {
    return withoutBatch(files(folder.resolve(".done")));
  }

  /** Photos in {@code .failed}, without the name of their batch and without the reports. */
  List<String> failed() {
    return withoutBatch(files(folder.resolve(".failed"))).stream()
        .filter(file -> !file.endsWith("report.csv") && !file.endsWith(".report.csv.new"))
        .toList();
  }

  /** The line of a report on this file. */
  Optional<CSVRecord> reportOn(String file) {
    return reports().stream().filter(line -> line.get("file").equals(file)).findFirst();
  }

  /** The reason code of a file in the reports; empty when no report names it. */
  String reasonOf(String file) {
    return reportOn(file).map(line -> line.get("reason_code")).orElse("");
  }

  /** Every line of every report. */
  List<CSVRecord> reports() {
    List<CSVRecord> lines = new ArrayList<>();
    for (String file : files(folder.resolve(".failed"))) {
      if (file.endsWith("/report.csv")) {
        lines.addAll(read(folder.resolve(".failed").resolve(file)));
      }
    }
    return lines;
  }

  /** All files below a folder such as {@code .failed}, with the name of their batch. */
  List<String> handedBack(String where) {
    return files(folder.resolve(where));
  }

  /** The bytes of a file that was handed back. */
  byte[] bytes(String where, String file) {
    try {
      return Files.readAllBytes(folder.resolve(where).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CSVRecord> read(Path report) {
    try {
      String text = Files.readString(report).substring(1);
      return CSVFormat.EXCEL
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new StringReader(text))
          .getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> withoutBatch(List<String> files) {
    return files.stream().map(file -> file.substring(file.indexOf('/') + 1)).toList();
  }

  private static List<String> files(Path root) {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (UncheckedIOException | IOException moving) {
      // a file was moved during the walk: the caller looks again
      return List.of("a file is being moved");
    }
  }
}
