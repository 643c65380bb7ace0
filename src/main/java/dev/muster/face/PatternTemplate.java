package dev.muster.face;

/**
 * A face as 512 numbers without anything learnt: which way edges run (uniform local binary patterns
 * of radius 3, pooled into 8 directions) in each cell of an 8 x 8 grid, less the face's own mean,
 * scaled to length one.
 */
final class PatternTemplate {

  private static final int GRID = 8;
  private static final int DIRECTIONS = 8;
  private static final int LENGTH = GRID * GRID * DIRECTIONS;
  private static final int TOP = 12;
  private static final int BOTTOM = 124;
  private static final int LEFT = 10;
  private static final int RIGHT = 102;
  private static final double CELL_PIXELS = (double) (BOTTOM - TOP) / GRID * (RIGHT - LEFT) / GRID;
  private static final double RADIUS = 3;
  private static final float SAME = 1e-5f;
  private static final double TINY = 1e-12;
  private static final int[] DIRECTION_OF = directions();

  /** The eight neighbours' offsets and, for each, the weights of the four pixels around it. */
  private static final Neighbour[] NEIGHBOURS = neighbours();

  private PatternTemplate() {}

  static float[] of(GrayImage aligned) {
    float[] template = histograms(TanTriggs.of(aligned));
    centre(template);
    double length = 0;
    for (int i = 0; i < LENGTH; i++) {
      template[i] *= weight(i / DIRECTIONS / GRID, i / DIRECTIONS % GRID);
      length += (double) template[i] * template[i];
    }
    float scale = (float) (1 / Math.sqrt(length + TINY));
    for (int i = 0; i < LENGTH; i++) {
      template[i] *= scale;
    }
    return template;
  }

  private static float[] histograms(float[] face) {
    float[] counts = new float[LENGTH];
    for (int y = TOP; y < BOTTOM; y++) {
      int row = (y - TOP) * GRID / (BOTTOM - TOP);
      for (int x = LEFT; x < RIGHT; x++) {
        int direction = DIRECTION_OF[pattern(face, y * FaceAlignment.WIDTH + x)];
        if (direction >= 0) {
          int column = (x - LEFT) * GRID / (RIGHT - LEFT);
          counts[(row * GRID + column) * DIRECTIONS + direction]++;
        }
      }
    }
    for (int i = 0; i < LENGTH; i++) {
      counts[i] = (float) Math.sqrt(counts[i] / CELL_PIXELS);
    }
    return counts;
  }

  /** Subtracts what every cell has in common: each direction's mean over the grid. */
  private static void centre(float[] template) {
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      float mean = 0;
      for (int i = direction; i < LENGTH; i += DIRECTIONS) {
        mean += template[i] / (GRID * GRID);
      }
      for (int i = direction; i < LENGTH; i += DIRECTIONS) {
        template[i] -= mean;
      }
    }
  }

  /** Hair and chin change most, the eyes least. */
  private static float weight(int row, int column) {
    if (row == GRID - 1 || column == 0 || column == GRID - 1) {
      return .5f;
    }
    return row >= 1 && row <= 3 ? 1.5f : 1f;
  }

  private static int pattern(float[] face, int at) {
    float least = face[at] - SAME;
    int pattern = 0;
    for (int i = 0; i < NEIGHBOURS.length; i++) {
      if (NEIGHBOURS[i].value(face, at) >= least) {
        pattern |= 1 << i;
      }
    }
    return pattern;
  }

  private static Neighbour[] neighbours() {
    Neighbour[] neighbours = new Neighbour[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      double x = RADIUS * Math.cos(Math.PI * i / 4);
      double y = -RADIUS * Math.sin(Math.PI * i / 4);
      int column = (int) Math.floor(x + TINY);
      int row = (int) Math.floor(y + TINY);
      neighbours[i] =
          new Neighbour(
              row * FaceAlignment.WIDTH + column, (float) (x - column), (float) (y - row));
    }
    return neighbours;
  }

  /**
   * The direction of each of the 256 patterns; -1 for flat ones and those with several edges. Even
   * patterns point exactly between two directions, so the last bit decides: StrictMath, for the
   * same template on every machine.
   */
  private static int[] directions() {
    int[] directions = new int[256];
    for (int pattern = 0; pattern < directions.length; pattern++) {
      int edges = 0;
      double x = 0;
      double y = 0;
      for (int i = 0; i < DIRECTIONS; i++) {
        int bit = pattern >> i & 1;
        int next = pattern >> (i + 1) % DIRECTIONS & 1;
        edges += bit ^ next;
        x += bit * StrictMath.cos(Math.PI * i / 4);
        y += bit * StrictMath.sin(Math.PI * i / 4);
      }
      double angle = StrictMath.atan2(y, x);
      double positive = angle < 0 ? angle + 2 * Math.PI : angle;
      int nearest = (int) Math.rint(positive / (2 * Math.PI) * DIRECTIONS) % DIRECTIONS;
      directions[pattern] = edges == 2 ? nearest : -1;
    }
    return directions;
  }

  /** A point between four pixels, relative to the pixel it is compared with. */
  private record Neighbour(int offset, float right, float down) {

    float value(float[] face, int at) {
      int from = at + offset;
      float upper = (1 - right) * face[from] + right * face[from + 1];
      int below = from + FaceAlignment.WIDTH;
      float lower = (1 - right) * face[below] + right * face[below + 1];
      return (1 - down) * upper + down * lower;
    }
  }
}
