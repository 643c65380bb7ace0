package dev.muster.facebox.library;

import dev.muster.face.FaceEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures one-to-many search: milliseconds per search and memory for 1,000, 10,000 and 100,000
 * faces, beside a plain loop over the same templates.
 */
final class GallerySearchReport {

  private static final int SEARCHES = 200;

  private GallerySearchReport() {}

  /** Numbers of faces, or none for the usual three. */
  public static void main(String[] args) {
    int[] sizes =
        args.length == 0
            ? new int[] {1_000, 10_000, 100_000}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    for (int faces : sizes) {
      measure(faces);
    }
  }

  private static void measure(int faces) {
    Random random = new Random(1);
    Gallery gallery = new Gallery("e");
    long before = used();
    for (int i = 0; i < faces; i++) {
      EnrolledFace face = new EnrolledFace("f" + i, "i" + i, "e", template(random));
      gallery.put("p" + i, Set.of("staff"), Set.of(), List.of(face));
    }
    double megabytes = (used() - before) / 1e6;
    double[] search = times(random, probe -> gallery.nearest(probe, "staff", ""));
    double[] refused = times(random, probe -> gallery.nearest(probe, "nobody", ""));
    float[][] plain = new float[faces][];
    Arrays.setAll(plain, i -> template(random));
    double[] loop = times(random, probe -> best(plain, probe));
    System.out.printf(
        Locale.ROOT,
        "%7d faces: search quickest %.2f ms, median %.2f ms, p99 %.2f ms; nobody permitted %.2f ms; plain loop quickest %.2f ms, median %.2f ms, p99 %.2f ms; %.0f MB%n",
        faces,
        search[0],
        at(search, .5),
        at(search, .99),
        at(refused, .5),
        loop[0],
        at(loop, .5),
        at(loop, .99),
        megabytes);
    if (gallery.faces() != faces) {
      throw new IllegalStateException("the gallery lost faces");
    }
  }

  static float[] template(Random random) {
    float[] template = new float[Templates.LENGTH];
    double squares = 0;
    for (int i = 0; i < template.length; i++) {
      template[i] = (float) random.nextGaussian();
      squares += template[i] * template[i];
    }
    for (int i = 0; i < template.length; i++) {
      template[i] /= (float) Math.sqrt(squares);
    }
    return template;
  }

  private static int best(float[][] plain, float[] probe) {
    int best = -1;
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < plain.length; i++) {
      float similarity = FaceEngine.similarity(plain[i], probe);
      if (similarity > highest) {
        highest = similarity;
        best = i;
      }
    }
    return best;
  }

  private static double[] times(Random random, Consumer<float[]> search) {
    double[] millis = new double[SEARCHES];
    for (int i = -SEARCHES; i < SEARCHES; i++) {
      float[] probe = template(random);
      long start = System.nanoTime();
      search.accept(probe);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
