package dev.muster.sync;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the ledger knows of everybody on a {@link Roll} at one directory, in 17 bytes a person. */
final class Places {

  /** How somebody stands with a directory, as the ledger knows. */
  enum Standing {
    /** The ledger has never wanted them there. */
    NONE,
    PLACED,
    /** To be placed or removed, or refused: the lanes are at it, or have said why not. */
    UNDER_WAY
  }

  /** Nothing is known of anybody. */
  static final Places NONE = new Places(new Roll());

  private final byte[] standings;
  private final long[] versions;
  private final BitSet seen;

  Places(Roll roll) {
    this.standings = new byte[roll.size()];
    this.versions = new long[2 * roll.size()];
    this.seen = new BitSet(roll.size());
  }

  void put(int place, Standing standing, @Nullable String placedVersion) {
    standings[place] = (byte) standing.ordinal();
    Roll.version(placedVersion, versions, place);
  }

  Standing standing(int place) {
    return Standing.values()[standings[place]];
  }

  boolean isVersion(int place, @Nullable String version) {
    return Roll.isVersion(versions, place, version);
  }

  /** Whoever stands there with the version, when the directory tells no number; -1 for nobody. */
  int find(@Nullable String version) {
    for (int place = 0; version != null && place < standings.length; place++) {
      if (isVersion(place, version)) {
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
