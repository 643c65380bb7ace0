package dev.muster.facebox.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a search that names several owners")
class OwnedFacesTest {

  private final OwnedFaces<String> index = new OwnedFaces<>();

  @Test
  @DisplayName("names each owner once with the closest face, closest first")
  void ranked() {
    index.put(1, "a", towards(0, 1));
    index.put(2, "a", towards(0, 0.5));
    index.put(3, "b", towards(0, 0.8));
    index.put(4, "c", towards(0, 0.2));

    List<OwnedFaces.Near<String>> near =
        index.nearest(towards(0, 1), (owner, face) -> !owner.equals("c"), 10);
    assertThat(near).extracting(OwnedFaces.Near::owner).containsExactly("a", "b");
    assertThat(near).extracting(OwnedFaces.Near::face).containsExactly(1L, 3L);
    assertThat(near.get(1).similarity()).isCloseTo(0.8f, within(1e-6f));
    assertThat(index.nearest(towards(0, 1), (owner, face) -> true, 1)).hasSize(1);
    assertThat(index.nearest(towards(0, 1), (owner, face) -> face != 1, 1).get(0).owner())
        .isEqualTo("b");
  }

  @Test
  @DisplayName("follows 3,000 additions, replacements and removals")
  void changes() {
    Random random = new Random(7);
    float[][] templates = new float[1500][];
    for (int i = 0; i < 3000; i++) {
      int face = random.nextInt(templates.length);
      if (random.nextInt(3) == 0) {
        templates[face] = null;
        index.remove(face);
      } else {
        templates[face] = towards(1 + random.nextInt(500), random.nextDouble());
        index.put(face, "owner" + face, templates[face]);
      }
    }
    long there = 0;
    for (int face = 0; face < templates.length; face++) {
      float[] wanted = templates[face];
      if (wanted != null) {
        there++;
        long number = face;
        List<OwnedFaces.Near<String>> near =
            index.nearest(wanted, (owner, one) -> one == number, 5);
        assertThat(near).hasSize(1);
        assertThat(near.get(0).owner()).isEqualTo("owner" + face);
        assertThat(near.get(0).similarity()).isCloseTo(1, within(1e-5f));
      }
    }
    assertThat(index.size()).isEqualTo((int) there);
  }

  /** A template of length one that lies so far towards one direction. */
  private static float[] towards(int direction, double share) {
    float[] template = new float[512];
    template[direction] = (float) share;
    template[511] = (float) Math.sqrt(1 - share * share);
    return template;
  }
}
