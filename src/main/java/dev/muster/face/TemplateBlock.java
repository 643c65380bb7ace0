package dev.muster.face;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thousand packed templates, one after the other. Not safe for several threads. */
final class TemplateBlock {

  private static final int SIZE = 1024;

  /** After so many numbers it is asked whether a face can still become close enough. */
  private static final int PIECE = 64;

  private static final int PIECES = PackedTemplate.LENGTH / PIECE;

  private final byte[] numbers = new byte[SIZE * PackedTemplate.LENGTH];
  private final float[] steps = new float[SIZE];

  /** Length of what is left of a template behind each piece but the last. */
  private final float[] rests = new float[SIZE * PIECES];

  private final @Nullable String[] keys = new String[SIZE];
  private final long[] turns = new long[SIZE];

  /** What is looked for: faces at least this similar, put before the turn. */
  record Probe(byte[] numbers, float step, float[] rests, float similarity, long turn) {

    Probe(PackedTemplate template, float similarity, long turn) {
      this(template.numbers(), template.step(), restsOf(template), similarity, turn);
    }
  }

  /** The block of a place. */
  static int of(int place) {
    return place / SIZE;
  }

  void set(int place, String key, PackedTemplate template, long turn) {
    int at = place % SIZE;
    System.arraycopy(
        template.numbers(), 0, numbers, at * PackedTemplate.LENGTH, PackedTemplate.LENGTH);
    System.arraycopy(restsOf(template), 0, rests, at * PIECES, PIECES);
    steps[at] = template.step();
    turns[at] = turn;
    keys[at] = key;
  }

  PackedTemplate get(int place) {
    int from = place % SIZE * PackedTemplate.LENGTH;
    return new PackedTemplate(
        Arrays.copyOfRange(numbers, from, from + PackedTemplate.LENGTH), steps[place % SIZE]);
  }

  void clear(int place) {
    keys[place % SIZE] = null;
  }

  void search(Probe probe, List<FaceIndex.Near> found) {
    for (int at = 0; at < SIZE; at++) {
      String key = keys[at];
      if (key != null && turns[at] < probe.turn()) {
        float similarity = similarity(probe, at);
        if (similarity >= probe.similarity()) {
          found.add(new FaceIndex.Near(key, similarity));
        }
      }
    }
  }

  /** The cosine, or any number below the wanted one. */
  private float similarity(Probe probe, int at) {
    float step = probe.step() * steps[at];
    int sum = 0;
    for (int piece = 0; piece < PIECES; piece++) {
      sum += product(probe.numbers(), piece * PIECE, at * PackedTemplate.LENGTH + piece * PIECE);
      // Cauchy and Schwarz: the rest adds at most the product of both lengths
      float most = sum * step + probe.rests()[piece] * rests[at * PIECES + piece];
      if (most < probe.similarity()) {
        return most;
      }
    }
    return sum * step;
  }

  private int product(byte[] probe, int from, int at) {
    int sum = 0;
    for (int i = 0; i < PIECE; i++) {
      sum += probe[from + i] * numbers[at + i];
    }
    return sum;
  }

  private static float[] restsOf(PackedTemplate template) {
    float[] rests = new float[PIECES];
    double square = 0;
    for (int i = PackedTemplate.LENGTH - 1; i >= PIECE; i--) {
      square += template.numbers()[i] * template.numbers()[i];
      if (i % PIECE == 0) {
        rests[i / PIECE - 1] = (float) (Math.sqrt(square) * template.step());
      }
    }
    return rests;
  }
}
