package dev.muster.event.source;

import dev.muster.event.source.CatchUp.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Windows of a history for the tests of those who read it. */
public final class CatchUpKit {

  private CatchUpKit() {}

  public static CatchUp window(String box, Instant from, @Nullable Instant to, Times times) {
    Claim claim = new Claim("lease", 0, null, State.READING);
    return CatchUp.of(box, claim, new Window(from, to), times);
  }

  public static boolean isFailed(CatchUp read) {
    return read.state() == State.FAILED;
  }

  public static boolean hasNoApi(CatchUp read) {
    return read.state() == State.NO_API;
  }
}
