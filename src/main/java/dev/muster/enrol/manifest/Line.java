package dev.muster.enrol.manifest;

import dev.muster.call.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a manifest: what it says, or why it cannot be used.
 *
 * @param number counted from 1, the first line of the file
 * @param text the person number or the start of the line, for people to find it by
 * @param photo the name of the photo as far as it can be read, also of a line that is refused;
 *     empty for none
 */
public record Line(
    int number, String text, String photo, @Nullable Entry entry, @Nullable Refusal refusal) {

  public Line {
    if ((entry == null) == (refusal == null)) {
      throw new IllegalArgumentException("a line says something or is refused");
    }
  }
}
