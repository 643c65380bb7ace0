package dev.muster.sync.source;

import dev.muster.call.Ask;
import dev.muster.call.Reason;
import dev.muster.enrol.manifest.Limits;
import dev.muster.enrol.manifest.ManifestRefused;
import dev.muster.enrol.manifest.Manifests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** Reads lists that are files: in a folder, on a share, behind an address. */
public final class SourceFiles {

  /** Somebody who saves a large file pauses for less. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private static final Limits LIMITS = new Limits(Asking.MOST, Course.MOST_PEOPLE);

  private static final String TABLES =
      "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, */*;q=0.5";

  private final Asking asking;
  private final Clock clock;

  SourceFiles(Asking asking, Clock clock) {
    this.asking = asking;
    this.clock = clock;
  }

  /** What tells one state of a file from the next. */
  private record State(long bytes, FileTime written) {

    static State of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new State(now.size(), now.lastModifiedTime());
    }
  }

  /** Reads the file of the configuration; one that is being written is not read. */
  public Reading read(Reading reading) {
    Path file = Objects.requireNonNull(reading.source().path(), "a file has a path");
    try {
      State before = State.of(file);
      Duration age = Duration.between(before.written().toInstant(), clock.instant());
      if (age.abs().compareTo(QUIET) < 0) {
        return reading.failed(
            "the list " + file + " was written a moment ago, and may not be complete");
      }
      if (!Files.isRegularFile(file)) {
        return reading.failed("the list " + file + " is a folder; allowed is the path of a file");
      }
      String trouble = lines(reading, file, String.valueOf(file.getFileName()));
      if (!State.of(file).equals(before)) {
        return reading.failed("the list " + file + " was written while it was read");
      }
      return trouble.isEmpty() ? reading.ended() : reading.failed(unusable(file, trouble));
    } catch (IOException e) {
      return reading.failed(words(file, e));
    }
  }

  /** Asks for the file behind the address of the configuration. */
  public Ask<Reading> ask(Reading reading) {
    URI address = Objects.requireNonNull(reading.source().url(), "an address is configured");
    return asking.ask(reading, address, TABLES, (now, file) -> fetched(now, address, file));
  }

  private Reading fetched(Reading reading, URI address, Path file) {
    try {
      String trouble = lines(reading, file, "list.csv");
      return trouble.isEmpty()
          ? reading.ended()
          : reading.failed(unusable(Asking.shown(address), trouble));
    } catch (IOException e) {
      return reading.failed(words(file, e));
    }
  }

  /** Empty, or why the file as a whole cannot be used. */
  private String lines(Reading reading, Path file, String name) throws IOException {
    try {
      Manifests.list(
          file, name, reading.source().headings(), clock, LIMITS, reading.reader()::take);
      return "";
    } catch (ManifestRefused e) {
      return words(e);
    }
  }

  /** The sentence about a list of which nothing can be used. */
  static String unusable(Object list, String trouble) {
    return "the list %s cannot be used: %s".formatted(list, trouble);
  }

  /** What the reason says where only particulars are kept. */
  static String words(ManifestRefused refused) {
    String detail = refused.refusal().detail();
    return refused.refusal().reason() == Reason.MANIFEST_NO_HEADER
        ? "no line has a heading for the person number; " + detail
        : detail;
  }

  private static String words(Path file, IOException e) {
    Path folder = file.toAbsolutePath().getParent();
    if (e instanceof AccessDeniedException) {
      return "the list " + file + " may not be read by this program";
    }
    if (folder != null && !Files.isDirectory(folder)) {
      return "the folder " + folder + " is not there; is it mounted?";
    }
    return "the list "
        + file
        + (Files.notExists(file) ? " is not there" : " cannot be read: " + e.getMessage());
  }
}
