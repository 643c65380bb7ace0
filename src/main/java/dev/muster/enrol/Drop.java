package dev.muster.enrol;

import dev.muster.enrol.ledger.Mode;
import dev.muster.enrol.ledger.Removals;
import dev.muster.enrol.ledger.SyncBatches;
import dev.muster.roster.GroupName;
import dev.muster.roster.PersonType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A watched folder.
 *
 * @param name short and unique; part of the names of its batches
 * @param folder where photos are dropped; its sub-folders are permission groups
 * @param group the permission group of photos that lie directly in the folder
 * @param type what kind of person its photos make
 * @param patterns how file names are read, the first that fits wins; {@code {id}} and {@code
 *     {name}}
 * @param settle how long a file must have kept its size and time before it counts as complete
 * @param mode {@code enrol}, or {@code check} to read and judge only
 * @param manifest whether photos need a line of a manifest
 */
public record Drop(
    String name,
    Path folder,
    @DefaultValue("staff") String group,
    @DefaultValue("employee") PersonType type,
    @DefaultValue({"{id}_{name}", "{name}_{id}", "{id}"}) List<String> patterns,
    @DefaultValue("500ms") Duration settle,
    @DefaultValue("enrol") Mode mode,
    @DefaultValue("optional") Listing manifest) {

  /** Whether photos need a line of a manifest. */
  public enum Listing {
    /** A file name is enough. */
    OPTIONAL,
    /** A photo waits for its line. */
    REQUIRED
  }

  public Drop {
    if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw new IllegalArgumentException(
          "muster.drops[].name is \""
              + name
              + "\"; allowed are 1 to 40 letters, digits, dots, dashes and underscores");
    }
    if (name.equals(Removals.SOURCE)) {
      throw new IllegalArgumentException(
          "muster.drops[].name is \"console\", which stands for this program; choose another");
    }
    if (name.startsWith(SyncBatches.PREFIX)) {
      throw new IllegalArgumentException(
          "muster.drops[].name is \""
              + name
              + "\"; names that begin with \"sync-\" stand for syncs; choose another");
    }
    if (folder == null) {
      throw new IllegalArgumentException(
          "muster.drops[" + name + "].folder is missing; give the folder to watch");
    }
    if (!GroupName.usable(group)) {
      throw new IllegalArgumentException(
          "muster.drops["
              + name
              + "].group is \""
              + group
              + "\"; allowed are 1 to 60 characters without a comma");
    }
    if (settle.isNegative() || settle.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "muster.drops[" + name + "].settle is " + settle + "; allowed are 0s to 1h");
    }
    patterns = List.copyOf(patterns);
    patterns.forEach(NamePattern::of);
    folder = folder.toAbsolutePath().normalize();
  }

  /** Stands for the drop of a photo that was in none. */
  static Drop none() {
    return new Drop(
        "none",
        Path.of("none"),
        "none",
        PersonType.EMPLOYEE,
        List.of("{id}"),
        Duration.ZERO,
        Mode.ENROL,
        Listing.OPTIONAL);
  }

  Path taken() {
    return folder.resolve(".taken");
  }

  Path done() {
    return folder.resolve(".done");
  }

  /** Where photos of a check that would work are handed back to. */
  Path checked() {
    return folder.resolve(".checked");
  }

  /** Where uploads and unpacked ZIP files lie while their batch is read. */
  Path incoming() {
    return folder.resolve(".incoming");
  }

  Path failed() {
    return folder.resolve(".failed");
  }
}
