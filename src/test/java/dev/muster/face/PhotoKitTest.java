package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.muster.face.PhotoKit.Shot;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pictures and faces on real photos. Skipped unless the system property {@code muster.test.photos}
 * (or the environment variable {@code MUSTER_TEST_PHOTOS}) names the folder of the photo kit.
 */
class PhotoKitTest {

  private static final Map<String, PictureFault> UNREADABLE =
      Map.ofEntries(
          Map.entry("hopper.tif", PictureFault.UNSUPPORTED_FORMAT),
          Map.entry("portrait_lzw.tif", PictureFault.UNSUPPORTED_FORMAT),
          Map.entry("hopper.avif", PictureFault.UNSUPPORTED_FORMAT),
          Map.entry("hopper.heif", PictureFault.UNSUPPORTED_FORMAT),
          Map.entry("hopper_16bit.pgm", PictureFault.NOT_AN_IMAGE),
          Map.entry("decompression_bomb.gif", PictureFault.TOO_MANY_PIXELS),
          Map.entry("decompression_bomb.ico", PictureFault.NOT_AN_IMAGE),
          Map.entry("truncated_half.jpg", PictureFault.TRUNCATED),
          Map.entry("truncated_90.jpg", PictureFault.TRUNCATED),
          Map.entry("truncated_header.jpg", PictureFault.TRUNCATED),
          Map.entry("empty.jpg", PictureFault.EMPTY),
          Map.entry("random_bytes.jpg", PictureFault.NOT_AN_IMAGE),
          Map.entry("html_named.jpg", PictureFault.NOT_AN_IMAGE),
          Map.entry("corrupt_middle.jpg", PictureFault.CORRUPT),
          Map.entry("bad_crc.png", PictureFault.CORRUPT),
          Map.entry("bomb_40000x40000_1bit.png", PictureFault.TOO_MANY_PIXELS),
          Map.entry("bomb_jpeg_header_65000.jpg", PictureFault.TOO_MANY_PIXELS));

  private final FaceEngine engine = new BuiltinEngine();

  @BeforeEach
  void photosAreThere() {
    Assumptions.assumeTrue(
        PhotoKit.folder().isPresent(), "muster.test.photos names no folder of photos");
  }

  @Test
  void everyFormatIsReadOrRefusedWithItsReason() {
    assertIntended(PhotoKit.in("formats"));
  }

  @Test
  void everyBrokenFileIsRefusedWithItsReason() {
    assertIntended(PhotoKit.in("broken"));
  }

  @Test
  void allEightOrientationsComeOutUpright() throws PictureRefused {
    List<Shot> shots = PhotoKit.in("exif");
    BufferedImage upright = shots.get(0).picture().image();
    assertThat(shots).hasSize(8);
    for (Shot shot : shots) {
      Picture picture = shot.picture();
      assertThat(engine.detect(picture)).as(shot.name()).hasSize(1);
      assertThat(difference(upright, picture.image()))
          .as(shot.name())
          .isCloseTo(0, Offset.offset(4.0));
    }
  }

  @Test
  void cmykComesOutInItsColours() throws PictureRefused {
    Shot cmyk =
        PhotoKit.in("formats").stream()
            .filter(shot -> shot.name().equals("portrait_cmyk.jpg"))
            .findFirst()
            .orElseThrow();
    BufferedImage plain = PhotoKit.in("exif").get(0).picture().image();

    assertThat(difference(plain, cmyk.picture().image())).isLessThan(6);
  }

  @Test
  void everyPersonsFaceIsFoundOnce() throws PictureRefused {
    List<Shot> shots = PhotoKit.in("persons");
    assertThat(shots).isNotEmpty();
    for (Shot shot : shots) {
      assertThat(engine.detect(shot.picture())).as("faces in a portrait").hasSize(1);
    }
  }

  @Test
  void noFaceIsFoundWhereThereIsNone() throws PictureRefused {
    List<Shot> shots =
        PhotoKit.in("hard").stream().filter(shot -> shot.faces().equals("0")).toList();
    assertThat(shots).hasSize(3);
    for (Shot shot : shots) {
      assertThat(engine.detect(shot.picture())).as(shot.name()).isEmpty();
    }
  }

  @Test
  void bothFacesOfTwoPeopleAreFoundTheLargerFirst() throws PictureRefused {
    Shot two =
        PhotoKit.in("hard").stream()
            .filter(shot -> shot.faces().equals("2"))
            .findFirst()
            .orElseThrow();

    List<Face> faces = engine.detect(two.picture());

    assertThat(faces).hasSize(2);
    assertThat(faces.get(0).area()).isGreaterThanOrEqualTo(faces.get(1).area());
  }

  @Test
  void theSamePhotoSavedAgainIsRecognised() throws PictureRefused {
    for (Shot shot : PhotoKit.in("persons")) {
      Picture picture = shot.picture();
      Picture again =
          Picture.read(picture.toJpeg(new JpegLimits(100_000, 600)), PictureLimits.DEFAULT);

      assertThat(FaceEngine.similarity(templateOf(picture), templateOf(again)))
          .as("similarity of a photo and its copy")
          .isGreaterThanOrEqualTo((float) engine.info().threshold());
    }
  }

  private float[] templateOf(Picture picture) {
    return engine.template(picture, engine.detect(picture).get(0));
  }

  private static void assertIntended(List<Shot> shots) {
    assertThat(shots).isNotEmpty();
    assertSoftly(
        softly -> {
          for (Shot shot : shots) {
            PictureRefused refused = catchThrowableOfType(PictureRefused.class, shot::picture);
            PictureFault fault = refused == null ? null : refused.fault();
            softly.assertThat(fault).as(shot.name()).isEqualTo(UNREADABLE.get(shot.name()));
          }
        });
  }

  /** Mean difference of the green channel. */
  private static double difference(BufferedImage one, BufferedImage other) {
    assertThat(other.getWidth()).isEqualTo(one.getWidth());
    assertThat(other.getHeight()).isEqualTo(one.getHeight());
    double sum = 0;
    int count = 0;
    for (int y = 0; y < one.getHeight(); y += 3) {
      for (int x = 0; x < one.getWidth(); x += 3) {
        sum += Math.abs((one.getRGB(x, y) >> 8 & 255) - (other.getRGB(x, y) >> 8 & 255));
        count++;
      }
    }
    return sum / count;
  }
}
