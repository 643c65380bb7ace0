package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that reads the angle of a template off the colour of a picture. */
class ModelTrialTest {

  @TempDir private Path photos;
  private final List<String> named = new ArrayList<>();

  @Test
  void countsFacesPairsAndSearchesAndNamesWhatIsNoPicture() throws Exception {
    put("ann/1.png", 0);
    put("ann/2.png", 50); // 50 degrees away: cosine .64
    put("ann/3.png", 200); // no face
    put("bob/1.png", 80); // nearer to ann's second photo than her first
    Files.writeString(photos.resolve("bob/notes.txt"), "no picture");

    ModelTrial.Result result = trial().result();

    assertThat(named).singleElement().asString().startsWith(Path.of("bob/notes.txt").toString());
    assertThat(result.enrolled()).isEqualTo(2);
    assertThat(result.enrolledFound()).isEqualTo(2);
    assertThat(result.others()).isEqualTo(2);
    assertThat(result.othersFound()).isEqualTo(1);
    assertThat(result.searches()).isEqualTo(1);
    assertThat(result.rankOne()).isZero();
    assertThat(result.samePairs()).isEqualTo(1);
    assertThat(result.sameMissed()).isEqualTo(1);
    assertThat(result.differentPairs()).isEqualTo(2);
    assertThat(result.differentAccepted()).isEqualTo(1);
    assertThat(result.lines())
        .contains(
            "no picture: 1",
            "face found, other photos: 1 of 2 (50.0 %)",
            "same person missed: 1 of 1 (100.0 %)",
            "different people accepted: 1 of 2 (50.0 %)",
            "median per photo: reading 1.0 ms, detection 1.0 ms, template 1.0 ms");
  }

  @Test
  void photosWithoutSubFoldersAreAllDifferentPeople() throws Exception {
    put("1.png", 0);
    put("2.png", 0);

    ModelTrial.Result result = trial().result();

    assertThat(result.enrolled()).isEqualTo(2);
    assertThat(result.samePairs()).isZero();
    assertThat(result.differentAccepted()).isEqualTo(1);
    assertThat(result.lines()).contains("same person missed: none");
  }

  private ModelTrial trial() throws IOException {
    AtomicLong clock = new AtomicLong();
    return new ModelTrial(new Angles(), () -> clock.getAndAdd(1_000_000))
        .addAll(photos, named::add);
  }

  private void put(String name, int blue) throws IOException {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 400; i++) {
      image.setRGB(i % 20, i / 20, blue);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    Files.createDirectories(photos.resolve(name).getParent());
    Files.write(photos.resolve(name), png.toByteArray());
  }

  private static final class Angles implements FaceEngine {

    @Override
    public EngineInfo info() {
      return new EngineInfo("angles", .8, false);
    }

    @Override
    public List<Face> detect(Picture picture) {
      return degrees(picture) > 180
          ? List.of()
          : List.of(new Face(0, 0, 20, 20, 5, 5, 15, 5, true));
    }

    @Override
    public float[] template(Picture picture, Face face) {
      double angle = Math.toRadians(degrees(picture));
      return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    private static int degrees(Picture picture) {
      return picture.image().getRGB(0, 0) & 255;
    }
  }
}
