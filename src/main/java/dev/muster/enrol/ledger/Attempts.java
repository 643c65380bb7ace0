package dev.muster.enrol.ledger;

import dev.muster.directory.Directories;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands a claimed placement to whoever knows its directory. */
public final class Attempts {

  private final Directories directories;
  private final Map<String, AttemptStart> byFamily;

  public Attempts(Directories directories, List<AttemptStart> starts) {
    this.directories = directories;
    this.byFamily =
        starts.stream().collect(Collectors.toMap(AttemptStart::family, Function.identity()));
  }

  /** Starts with what is known to stand on the directory already. Asks nobody. */
  public Attempt begin(Placing placing) {
    String family = directories.get(placing.directory()).family();
    AttemptStart start = byFamily.get(family);
    if (start == null) {
      throw new IllegalStateException(
          "nobody begins attempts of the family " + family + "; known are " + byFamily.keySet());
    }
    return start.begin(placing);
  }
}
