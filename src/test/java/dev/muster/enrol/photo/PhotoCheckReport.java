package dev.muster.enrol.photo;

import dev.muster.face.BuiltinEngine;
import dev.muster.face.FaceEngine;
import dev.muster.face.OnnxEngine;
import dev.muster.face.Picture;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * How quick the whole look at a photo is, compared with decoding and detecting alone, on all
 * processors, in pairs of rounds that take turns. {@code bench/run check [folder of models]}.
 */
final class PhotoCheckReport {

  private static final int PHOTOS = 60;
  private static final int PAIRS = 5;

  private PhotoCheckReport() {}

  /** Work on one photo. */
  private interface Look {
    boolean at(byte[] photo) throws PictureRefused;
  }

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    FaceEngine engine =
        arguments.length == 0 ? new BuiltinEngine() : OnnxEngine.open(Path.of(arguments[0]));
    List<byte[]> photos = new ArrayList<>();
    for (int i = 0; i < PHOTOS; i++) {
      photos.add(SampleFaces.person(50_000 + i).photo(View.varied(i)));
    }
    FaceSettings settings =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("muster.photo", FaceSettings.class);
    Studio studio = Studio.checking(engine, settings, 60, 20 << 20, PictureMemory.ofThisProgram());
    Look alone = photo -> !engine.detect(Picture.read(photo, PictureLimits.DEFAULT)).isEmpty();
    Look whole = photo -> studio.take(photo, List.of(PhotoProfile.STANDARD)).refusal() == null;
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService threads = Executors.newFixedThreadPool(processors);
    try {
      rate(threads, photos, alone);
      rate(threads, photos, whole);
      double[] ratios = new double[PAIRS];
      for (int pair = 0; pair < PAIRS; pair++) {
        double first = rate(threads, photos, pair % 2 == 0 ? alone : whole);
        double second = rate(threads, photos, pair % 2 == 0 ? whole : alone);
        double plain = pair % 2 == 0 ? first : second;
        double all = pair % 2 == 0 ? second : first;
        ratios[pair] = all / plain;
        say("%.1f photos/s decode and detect, %.1f the whole check: %.2f", plain, all, all / plain);
      }
      Arrays.sort(ratios);
      say(
          "%s, %d processors: %.2f of decode and detect alone (%.2f to %.2f)",
          engine.info().id(), processors, ratios[PAIRS / 2], ratios[0], ratios[PAIRS - 1]);
    } finally {
      threads.shutdown();
    }
  }

  private static double rate(ExecutorService threads, List<byte[]> photos, Look look)
      throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> work = new ArrayList<>();
    photos.forEach(photo -> work.add(() -> look.at(photo)));
    long start = System.nanoTime();
    int good = 0;
    for (Future<Boolean> one : threads.invokeAll(work)) {
      good += one.get() ? 1 : 0;
    }
    if (good < photos.size() * 9 / 10) {
      throw new IllegalStateException("only " + good + " photos were good");
    }
    return photos.size() * 1e9 / (System.nanoTime() - start);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
