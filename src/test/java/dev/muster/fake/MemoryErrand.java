package dev.muster.fake;

import dev.muster.call.Outcome;
import dev.muster.errand.Errand;
import dev.muster.errand.Wish;
import dev.muster.recogniser.SentPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list or a look on its way. */
public record MemoryErrand<T>(
    Wish<T> wish, List<SentPicture> pictures, @Nullable Outcome<T> outcome) implements Errand<T> {

  @Override
  public String family() {
    return MemoryClouds.KIND;
  }

  MemoryErrand<T> endWith(Outcome<T> end) {
    return new MemoryErrand<>(wish, pictures, end);
  }
}
