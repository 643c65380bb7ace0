package dev.muster.facebox.library;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Templates for one-to-many search, in blocks that hold the first numbers of all their templates,
 * then the second numbers, and so on: the sums of a whole block grow side by side, which the
 * processor does eight or sixteen at a time. Each sum still grows number by number, so that it is
 * exactly the one of {@link dev.muster.face.FaceEngine#similarity}.
 */
final class Templates {

  /** Floats of a template ({@code contracts/sophon.md §4.4.2}). */
  static final int LENGTH = 512;

  private static final int PER_BLOCK = 1024;

  /** Below this sharing the work out costs more than it saves. */
  private static final int ALONE = 4;

  private static final Closest NOBODY = new Closest(-1, Float.NEGATIVE_INFINITY);

  private final List<float[][]> blocks = new ArrayList<>();

  /**
   * The best candidate.
   *
   * @param slot -1 when there is none
   * @param similarity cosine, -1 to 1
   */
  record Closest(int slot, float similarity) {

    Closest nearer(Closest later) {
      return later.similarity > similarity ? later : this;
    }
  }

  void set(int slot, float[] template) {
    while (slot / PER_BLOCK >= blocks.size()) {
      blocks.add(new float[LENGTH][PER_BLOCK]);
    }
    float[][] block = blocks.get(slot / PER_BLOCK);
    for (int i = 0; i < LENGTH; i++) {
      block[i][slot % PER_BLOCK] = template[i];
    }
  }

  void move(int from, int to) {
    float[][] source = blocks.get(from / PER_BLOCK);
    float[][] target = blocks.get(to / PER_BLOCK);
    for (int i = 0; i < LENGTH; i++) {
      target[i][to % PER_BLOCK] = source[i][from % PER_BLOCK];
    }
  }

  /**
   * The template closest to the probe, the first of equals, among the first {@code count} slots.
   *
   * @param counts whether a slot may be the answer; asked only for those closer than the best so
   *     far, possibly by several threads
   */
  Closest closest(int count, float[] probe, IntPredicate counts) {
    int used = (count + PER_BLOCK - 1) / PER_BLOCK;
    int slices = used < ALONE ? 1 : Runtime.getRuntime().availableProcessors();
    return IntStream.range(0, slices)
        .parallel()
        .mapToObj(
            slice ->
                closest(
                    (int) ((long) used * slice / slices),
                    (int) ((long) used * (slice + 1) / slices),
                    count,
                    probe,
                    counts))
        .reduce(NOBODY, Closest::nearer);
  }

  private Closest closest(int from, int to, int count, float[] probe, IntPredicate counts) {
    float[] sums = new float[PER_BLOCK];
    int best = -1;
    float highest = Float.NEGATIVE_INFINITY;
    for (int block = from; block < to; block++) {
      similarities(blocks.get(block), probe, sums);
      int first = block * PER_BLOCK;
      int here = Math.min(PER_BLOCK, count - first);
      for (int i = 0; i < here; i++) {
        if (sums[i] > highest && counts.test(first + i)) {
          highest = sums[i];
          best = first + i;
        }
      }
    }
    return new Closest(best, highest);
  }

  private static void similarities(float[][] block, float[] probe, float[] sums) {
    Arrays.fill(sums, 0);
    for (int i = 0; i < LENGTH; i += 4) {
      add(block[i], block[i + 1], block[i + 2], block[i + 3], probe, i, sums);
    }
  }

  /**
   * The cosine of the probe and each of the first {@code count} templates.
   *
   * @param count of templates that are set
   */
  float[] similarities(int count, float[] probe) {
    float[] all = new float[count];
    float[] sums = new float[PER_BLOCK];
    for (int first = 0; first < count; first += PER_BLOCK) {
      similarities(blocks.get(first / PER_BLOCK), probe, sums);
      System.arraycopy(sums, 0, all, first, Math.min(PER_BLOCK, count - first));
    }
    return all;
  }

  /** Four numbers of each template at a time, in their order, to touch the sums less often. */
  private static void add(
      float[] first,
      float[] second,
      float[] third,
      float[] fourth,
      float[] probe,
      int at,
      float[] sums) {
    float one = probe[at];
    float two = probe[at + 1];
    float three = probe[at + 2];
    float four = probe[at + 3];
    for (int i = 0; i < PER_BLOCK; i++) {
      sums[i] = sums[i] + first[i] * one + second[i] * two + third[i] * three + fourth[i] * four;
    }
  }

  /** Little-endian float32, as the database keeps it. */
  static byte[] bytes(float[] template) {
    ByteBuffer buffer = ByteBuffer.allocate(LENGTH * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(Arrays.copyOf(template, LENGTH));
    return buffer.array();
  }

  static float[] floats(byte[] bytes) {
    float[] template = new float[LENGTH];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(template);
    return template;
  }
}
