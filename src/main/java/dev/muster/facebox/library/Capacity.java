package dev.muster.facebox.library;

import java.util.List;
import java.util.function.IntSupplier;

/**
 * How many may be enrolled; a smaller number than there are refuses new ones and keeps the others.
 *
 * @param people in the ordinary library
 * @param strangers in the library of strangers
 */
public record Capacity(IntSupplier people, IntSupplier strangers) {

  int of(List<String> groups) {
    return (groups.contains(Strangers.GROUP) ? strangers : people).getAsInt();
  }
}
