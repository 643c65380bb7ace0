package dev.muster.facebox.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.FaceEngine;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search in blocks and slices against a plain loop over the templates. */
class GallerySearchTest {

  private final Random random = new Random(7);
  private final Gallery gallery = new Gallery("e");

  @ParameterizedTest(name = "{0} faces")
  @ValueSource(ints = {1, 1023, 1024, 1025, 5000})
  @DisplayName("the nearest face and its similarity are exactly those of a plain loop")
  void equalsAPlainLoop(int faces) {
    float[][] templates = new float[faces][];
    for (int i = 0; i < faces; i++) {
      // every tenth template comes twice: the first of equals counts
      templates[i] = i % 10 == 9 ? templates[i - 1] : template();
      put(i, templates[i]);
    }
    for (int search = 0; search < 20; search++) {
      float[] probe = search % 2 == 0 ? template() : templates[random.nextInt(faces)];
      String permission = search % 3 == 0 ? "odd" : "all";
      int expected = -1;
      float highest = Float.NEGATIVE_INFINITY;
      for (int i = permission.equals("odd") ? 1 : 0;
          i < faces;
          i += permission.equals("odd") ? 2 : 1) {
        float similarity = FaceEngine.similarity(templates[i], probe);
        if (similarity > highest) {
          highest = similarity;
          expected = i;
        }
      }
      Gallery.Nearest nearest = gallery.nearest(probe, permission, "").orElse(null);
      if (expected < 0) {
        assertThat(nearest).isNull();
      } else {
        assertThat(nearest).isEqualTo(new Gallery.Nearest("p" + expected, "i" + expected, highest));
      }
    }
  }

  private void put(int i, float[] template) {
    Set<String> permissions = i % 2 == 1 ? Set.of("all", "odd") : Set.of("all");
    EnrolledFace face = new EnrolledFace("f" + i, "i" + i, "e", template);
    gallery.put("p" + i, permissions, Set.of(), List.of(face));
  }

  private float[] template() {
    return GallerySearchReport.template(random);
  }
}
