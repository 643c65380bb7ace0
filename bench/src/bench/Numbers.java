package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/** Sets of event numbers in files, to compare what was acknowledged with what arrived. */
final class Numbers {
  private Numbers() {}

  static void write(Path file, BitSet numbers) throws IOException {
    Files.write(file, numbers.toByteArray());
  }

  static BitSet read(Path file) throws IOException {
    return BitSet.valueOf(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  /** How many of {@code wanted} are not in {@code present}. */
  static int missing(BitSet wanted, BitSet present) {
    BitSet missing = (BitSet) wanted.clone();
    missing.andNot(present);
    return missing.cardinality();
  }
}
