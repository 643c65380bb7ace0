package dev.muster.enrol.parcel;

import dev.muster.call.Refusal;
import java.util.List;

/**
 * What came out of a ZIP.
 *
 * @param files below the folder, with / between folders, in the order of the ZIP
 * @param refused the entries that were not unpacked
 */
public record Unpacked(List<String> files, List<RefusedEntry> refused) {

  /**
   * An entry that was not unpacked.
   *
   * @param name as far as it can be shown
   */
  public record RefusedEntry(String name, Refusal refusal) {}

  public Unpacked {
    files = List.copyOf(files);
    refused = List.copyOf(refused);
  }
}
