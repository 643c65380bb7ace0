package dev.muster.enrol.manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads lists of people: CSV with any usual separator and encoding, XLSX, and lists of numbers. */
public final class Manifests {

  /** The last ones are here to be refused with a sentence on what to do. */
  private static final Set<String> ENDINGS = Set.of("csv", "tsv", "xlsx", "xlsm", "xls", "ods");

  private static final List<String> REMOVALS = List.of("remove", "leave", "删除", "移除", "离职");

  private Manifests() {}

  /** Whether a file is a manifest, by its name alone. */
  public static boolean is(String fileName) {
    String name = FileNames.plain(fileName);
    if (name.startsWith(".") || name.startsWith("~$")) {
      return false;
    }
    String ending = FileNames.ending(name);
    return ENDINGS.contains(ending) || ending.equals("txt") && isRemoval(fileName);
  }

  /** Whether the lines of a manifest ask for removal unless they say otherwise. */
  public static boolean isRemoval(String fileName) {
    String name = FileNames.plain(fileName);
    return REMOVALS.stream().anyMatch(name::startsWith);
  }

  /**
   * Gives every line to the consumer, in the order of the file; empty lines and remarks are passed
   * over. Nothing is given of a manifest that is refused as a whole: the file is read twice, first
   * for that. Memory does not grow with the lines, but for a number per person.
   *
   * @param fileName the name under which the file came; says whether it is a removal list
   * @param clock says which validity has ended; its zone is that of dates without one
   * @throws ManifestRefused when no line can be used
   * @throws IOException when the disk cannot be read, never for what the file holds
   */
  public static void read(
      Path file, String fileName, Clock clock, Limits limits, Consumer<Line> consumer)
      throws ManifestRefused, IOException {
    LineUse use = isRemoval(fileName) ? LineUse.REMOVING : LineUse.ADDING;
    try (ManifestFile manifest = ManifestFile.open(file, fileName, limits)) {
      manifest.each(row -> {});
      EntryReader reader = new EntryReader(manifest.header(), manifest.isRagged(), use, clock);
      FirstClaims claims = new FirstClaims();
      manifest.each(row -> consumer.accept(claims.check(reader.read(row))));
    }
  }

  /**
   * Gives every line of a list that says who there is, likewise; a number or photo that came before
   * comes again, somebody whose validity has ended is on the list like anybody else, and a photo
   * may be an address. Memory does not grow with the lines.
   *
   * @param headings which heading means what, where the usual words do not tell
   * @throws ManifestRefused when no line can be used, or a heading is not there
   * @throws IOException when the disk cannot be read, never for what the file holds
   */
  public static void list(
      Path file,
      String fileName,
      Headings headings,
      Clock clock,
      Limits limits,
      Consumer<Line> consumer)
      throws ManifestRefused, IOException {
    try (ManifestFile manifest = ManifestFile.open(file, fileName, limits, headings)) {
      manifest.each(row -> {});
      EntryReader reader =
          new EntryReader(manifest.header(), manifest.isRagged(), LineUse.LISTING, clock);
      manifest.each(row -> consumer.accept(reader.read(row)));
    }
  }
}
