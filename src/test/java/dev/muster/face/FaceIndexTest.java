package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FaceIndexTest {

  private static final long LAST = Long.MAX_VALUE;

  private final FaceIndex index = new FaceIndex();
  private final Random random = new Random(11);

  @Test
  void findsExactlyWhatAPlainLoopFindsClosestFirst() {
    List<float[]> all = new ArrayList<>();
    float[] centre = any();
    for (int i = 0; i < 3000; i++) {
      float[] one = i % 10 == 0 ? near(centre, random.nextFloat()) : any();
      all.add(one);
      index.put("p" + i, PackedTemplate.of(one));
    }

    List<FaceIndex.Near> found = index.near(PackedTemplate.of(centre), .6f, LAST, 1000);

    assertThat(found).isSortedAccordingTo((a, b) -> Float.compare(b.similarity(), a.similarity()));
    assertThat(found).hasSizeBetween(20, 290);
    for (int i = 0; i < all.size(); i++) {
      String key = "p" + i;
      float exact = FaceEngine.similarity(centre, all.get(i));
      boolean in = found.stream().anyMatch(near -> near.key().equals(key));
      if (Math.abs(exact - .6f) > .01f) {
        assertThat(in).as("%s at %f", key, exact).isEqualTo(exact > .6f);
      }
    }
    assertThat(index.near(PackedTemplate.of(centre), .6f, LAST, 3)).isEqualTo(found.subList(0, 3));
  }

  @Test
  void anEarlierTurnDoesNotSeeALaterOne() {
    PackedTemplate face = PackedTemplate.of(any());
    long first = index.put("first", face);
    long second = index.put("second", face);

    assertThat(index.near(face, .9f, first, 9)).isEmpty();
    assertThat(index.near(face, .9f, second, 9)).extracting("key").containsExactly("first");
  }

  @Test
  void whatIsPutAgainKeepsItsTurn() {
    PackedTemplate face = PackedTemplate.of(any());
    index.put("enrolled", face);
    long other = index.put("other", face);
    index.put("enrolled", face);

    assertThat(index.near(face, .9f, other, 9)).extracting("key").containsExactly("enrolled");
  }

  @Test
  void whatIsRemovedIsNotFoundAndItsPlaceIsUsedAgain() {
    float[] before = any();
    float[] after = any();
    for (int i = 0; i < 5000; i++) {
      index.put("p", PackedTemplate.of(before));
      index.remove("p");
    }
    index.put("p", PackedTemplate.of(after));
    index.remove("never there");

    assertThat(index.size()).isEqualTo(1);
    assertThat(index.near(PackedTemplate.of(before), .9f, LAST, 9)).isEmpty();
    assertThat(index.near(PackedTemplate.of(after), .9f, LAST, 9)).hasSize(1);
  }

  @Test
  void ofManyPutAtOnceAllButOneFindAnEarlierOne() throws Exception {
    PackedTemplate face = PackedTemplate.of(any());
    int many = 8;
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      for (int round = 0; round < 200; round++) {
        CyclicBarrier start = new CyclicBarrier(many);
        List<Callable<Boolean>> people = new ArrayList<>();
        for (int i = 0; i < many; i++) {
          String key = "p" + i;
          people.add(
              () -> {
                start.await();
                long turn = index.put(key, face);
                return index.near(face, .9f, turn, 9).isEmpty();
              });
        }
        int alone = 0;
        for (Future<Boolean> one : threads.invokeAll(people)) {
          alone += one.get() ? 1 : 0;
        }
        assertThat(alone).isEqualTo(1);
        for (int i = 0; i < many; i++) {
          index.remove("p" + i);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void packingKeepsTheCosineAndTheTextKeepsThePacking() {
    for (int i = 0; i < 100; i++) {
      float[] one = any();
      float[] other = near(one, random.nextFloat());
      PackedTemplate packed = PackedTemplate.parse(PackedTemplate.of(one).text());
      assertThat(packed.similarity(PackedTemplate.of(other)))
          .isCloseTo(FaceEngine.similarity(one, other), Offset.offset(.01f));
    }
  }

  private float[] any() {
    float[] template = new float[512];
    for (int i = 0; i < 512; i++) {
      template[i] = (float) random.nextGaussian();
    }
    return unit(template);
  }

  private float[] near(float[] centre, float share) {
    float[] other = any();
    float[] mixed = new float[512];
    for (int i = 0; i < 512; i++) {
      mixed[i] = centre[i] * share + other[i] * (1 - share);
    }
    return unit(mixed);
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float number : vector) {
      square += number * number;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }
}
