package dev.muster.sync;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of everybody on a {@link Roll} at one directory, in little more than a byte
 * a person: most stand there with the version of the roster, and only another one is kept.
 */
final class Places {

  /** How somebody stands with a directory, as the ledger knows. */
  enum Standing {
    /** The ledger has never wanted them there. */
    NONE,
    PLACED,
    /** To be placed or removed: the lanes are at it. */
    UNDER_WAY,
    /** Not as they are to be there, for the directory has refused them. */
    REFUSED
  }

  /** Nothing is known of anybody. */
  static final Places NONE = new Places(new Roll());

  private static final Standing[] STANDINGS = Standing.values();

  private final Roll roll;
  private final byte[] standings;
  private final BitSet current;
  private final BitSet seen;
  private final Map<Integer, Version> others = new HashMap<>();

  Places(Roll roll) {
    this.roll = roll;
    this.standings = new byte[roll.size()];
    this.current = new BitSet(roll.size());
    this.seen = new BitSet(roll.size());
  }

  void put(int place, Standing standing, @Nullable String placedVersion) {
    standings[place] = (byte) standing.ordinal();
    Version version = Version.of(placedVersion);
    current.set(place, roll.isVersion(place, version));
    if (version.isNone() || current.get(place)) {
      others.remove(place);
    } else {
      others.put(place, version);
    }
  }

  Standing standing(int place) {
    return STANDINGS[standings[place]];
  }

  boolean isVersion(int place, @Nullable String version) {
    return isVersion(place, Version.of(version));
  }

  private boolean isVersion(int place, Version version) {
    return current.get(place)
        ? roll.isVersion(place, version)
        : !version.isNone() && version.equals(others.get(place));
  }

  /** Whoever stands there with the version, when the directory tells no number; -1 for nobody. */
  int find(@Nullable String version) {
    Version sought = Version.of(version);
    for (int place = 0; !sought.isNone() && place < standings.length; place++) {
      if (isVersion(place, sought)) {
        return place;
      }
    }
    return -1;
  }

  /** Notes that the directory lists the person; false when it has before. */
  boolean see(int place) {
    boolean before = seen.get(place);
    seen.set(place);
    return !before;
  }

  boolean isSeen(int place) {
    return seen.get(place);
  }

  /** How many are known to stand there. */
  long placed() {
    return count(place -> true);
  }

  /** How many of them the directory lists. */
  long placedAndSeen() {
    return count(seen::get);
  }

  private long count(IntPredicate those) {
    return IntStream.range(0, standings.length)
        .filter(place -> standings[place] == Standing.PLACED.ordinal() && those.test(place))
        .count();
  }

  int seen() {
    return seen.cardinality();
  }
}
