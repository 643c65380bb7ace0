package dev.muster.facebox.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GalleryTest {

  private final Gallery gallery = new Gallery("engine");
  private final Random random = new Random(1);

  @Test
  @DisplayName("finds each of a thousand people, before and after half of them are removed")
  void removal() {
    List<EnrolledFace> faces = IntStream.range(0, 1000).mapToObj(i -> face(random())).toList();
    for (int i = 0; i < 1000; i++) {
      gallery.put("p" + i, Set.of("staff"), Set.of("g"), List.of(faces.get(i)));
    }
    assertAllFound(faces, 1);

    for (int i = 1; i < 1000; i += 2) {
      gallery.remove("p" + i);
    }

    assertThat(gallery.faces()).isEqualTo(500);
    assertAllFound(faces, 2);
  }

  private void assertAllFound(List<EnrolledFace> faces, int step) {
    for (int i = 0; i < 1000; i += step) {
      Gallery.Nearest nearest =
          gallery.nearest(faces.get(i).template(), "staff", "g").orElseThrow();
      assertThat(nearest.identityId()).isEqualTo("p" + i);
      assertThat(nearest.imageId()).isEqualTo(faces.get(i).imageId());
      assertThat(nearest.similarity()).isBetween(0.999f, 1.001f);
    }
  }

  @Test
  @DisplayName("looks only at people of the permission, and of the face group unless that is empty")
  void membership() {
    float[] template = random();
    gallery.put("p", Set.of("staff"), Set.of("g"), List.of(face(template)));

    assertThat(gallery.nearest(template, "staff", "g")).isPresent();
    assertThat(gallery.nearest(template, "staff", "")).isPresent();
    assertThat(gallery.nearest(template, "staff", "other")).isEmpty();
    assertThat(gallery.nearest(template, "guests", "g")).isEmpty();

    gallery.forgetPermission("staff");
    assertThat(gallery.nearest(template, "staff", "")).isEmpty();
  }

  @Test
  @DisplayName("never compares with templates of another engine, or with photos that have none")
  void engines() {
    float[] template = random();
    gallery.put(
        "p",
        Set.of("staff"),
        Set.of(),
        List.of(
            new EnrolledFace("f1", "i1", "other", template),
            new EnrolledFace("f2", "i2", "engine", null)));

    assertThat(gallery.nearest(template, "staff", "")).isEmpty();
  }

  private static EnrolledFace face(float[] template) {
    String id = EnrolledFace.newId();
    return new EnrolledFace(id, "image of " + id, "engine", template);
  }

  private float[] random() {
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
}
