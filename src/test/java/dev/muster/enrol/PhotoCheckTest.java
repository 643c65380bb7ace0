package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.enrol.photo.FaceSettings;
import dev.muster.enrol.photo.PhotoProfile;
import dev.muster.enrol.photo.PhotoProfiles;
import dev.muster.enrol.photo.PictureMemory;
import dev.muster.enrol.photo.Studio;
import dev.muster.face.BuiltinEngine;
import dev.muster.face.EngineInfo;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceQuality;
import dev.muster.face.Picture;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Whether a photo is passed on, and as which picture. */
class PhotoCheckTest {

  private static final FaceSettings FACES =
      new Binder(new MapConfigurationPropertySource())
          .bindOrCreate("muster.photo", FaceSettings.class);

  private static final PhotoProfiles STANDARD = new PhotoProfiles(Map.of());

  private final Drop drop = EnrolledStore.drop(Path.of("drop"));

  @Test
  void aPortraitIsPassedOnUnchangedAndALandscapeOrAPairIsNot() {
    PhotoCheck real = check(new BuiltinEngine());
    byte[] portrait = SampleFaces.person(7).photo(View.frontal());
    assertThat(prepared(real.inspect(arrival(portrait)))).isSameAs(portrait);
    assertThat(reason(real.inspect(arrival(SampleFaces.landscape(3))))).isEqualTo(Reason.NO_FACE);
    assertThat(reason(real.inspect(arrival(SampleFaces.group(1, 2)))))
        .isEqualTo(Reason.SEVERAL_FACES);
  }

  @Test
  void oneFaceIsWanted() {
    byte[] photo = picture("jpg", 400, 400);
    assertThat(seeing(100).inspect(arrival(photo)).isRefused()).isFalse();
    assertThat(refusal(seeing(), photo)).isEqualTo("NO_FACE: picture of 400 x 400 pixels");
    assertThat(refusal(seeing(100, 50), photo)).isEqualTo("SEVERAL_FACES: 2 faces");
    assertThat(refusal(seeing(59), photo)).isEqualTo("FACE_TOO_SMALL: 59 pixels wide; at least 60");
    assertThat(seeing(60).inspect(arrival(photo)).isRefused()).isFalse();
  }

  @Test
  void aSmallFaceInTheBackgroundDoesNotCount() {
    assertThat(seeing(100, 49).inspect(arrival(picture("jpg", 400, 400))).isRefused()).isFalse();
  }

  @Test
  void aPictureThatIsNoPlainJpegBecomesOne() throws IOException {
    Arrival checked = seeing(100).inspect(arrival(picture("png", 400, 300)));
    BufferedImage prepared = ImageIO.read(new java.io.ByteArrayInputStream(prepared(checked)));
    assertThat(prepared(checked)).startsWith(0xFF, 0xD8, 0xFF);
    assertThat(prepared.getWidth()).isEqualTo(400);
    assertThat(prepared.getHeight()).isEqualTo(300);
  }

  @Test
  void aLargePictureIsScaledDown() throws IOException {
    Arrival checked = seeing(100).inspect(arrival(picture("jpg", 2400, 1200)));
    BufferedImage prepared = ImageIO.read(new java.io.ByteArrayInputStream(prepared(checked)));
    assertThat(prepared.getWidth()).isEqualTo(1920);
    assertThat(prepared.getHeight()).isEqualTo(960);
  }

  @Test
  void whatIsNoUsablePictureIsRefusedWithItsReason() {
    byte[] jpeg = picture("jpg", 400, 400);
    assertThat(reasonOf(new byte[0])).isEqualTo(Reason.EMPTY_FILE);
    assertThat(reasonOf("notes, no picture".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Reason.NOT_AN_IMAGE);
    assertThat(reasonOf(Arrays.copyOf(jpeg, jpeg.length / 2))).isEqualTo(Reason.TRUNCATED_PHOTO);
    assertThat(reasonOf(new byte[(1 << 20) + 1])).isEqualTo(Reason.TOO_MANY_BYTES);
    assertThat(reasonOf(heic())).isEqualTo(Reason.UNSUPPORTED_FORMAT);
  }

  @Test
  void withoutTheCheckAPlainPictureIsNotEvenDecoded() {
    FaceEngine blind =
        new FakeEngine(List.of()) {
          @Override
          public List<Face> detect(Picture picture) {
            throw new AssertionError("nobody asked for faces");
          }
        };
    PhotoCheck off =
        new PhotoCheck(Studio.trusting(blind, 1 << 20, new PictureMemory(1 << 28)), STANDARD);
    byte[] photo = picture("jpg", 400, 400);
    assertThat(prepared(off.inspect(arrival(photo)))).isSameAs(photo);
    assertThat(prepared(off.inspect(arrival(picture("png", 400, 400)))))
        .startsWith(0xFF, 0xD8, 0xFF);
  }

  @Test
  void aRefusedPhotoIsLeftAlone() {
    Arrival refused = arrival(new byte[0]).refused(Reason.NO_ID, "file name: x");
    assertThat(seeing(100).inspect(refused)).isSameAs(refused);
  }

  private Reason reasonOf(byte[] photo) {
    return reason(seeing(100).inspect(arrival(photo)));
  }

  private String refusal(PhotoCheck check, byte[] photo) {
    Arrival checked = check.inspect(arrival(photo));
    return reason(checked) + ": " + checked.refusal().detail();
  }

  private static Reason reason(Arrival checked) {
    assertThat(checked.refusal()).isNotNull();
    return checked.refusal().reason();
  }

  private Arrival arrival(byte[] photo) {
    return Arrival.of(Place.loose(drop, "0007.jpg"), "digest", photo);
  }

  private static PhotoCheck seeing(int... widths) {
    return check(
        new FakeEngine(
            Arrays.stream(widths)
                .mapToObj(width -> new Face(0, 0, width, width, 1, 1, 2, 1, true))
                .toList()));
  }

  private static PhotoCheck check(FaceEngine engine) {
    return new PhotoCheck(
        Studio.checking(engine, FACES, 60, 1 << 20, new PictureMemory(1 << 28)), STANDARD);
  }

  private static byte[] prepared(Arrival checked) {
    assertThat(checked.portrait()).as(() -> String.valueOf(checked.refusal())).isNotNull();
    return checked.portrait().forms().get(PhotoProfile.STANDARD.name());
  }

  private static FaceQuality good(Face face) {
    return new FaceQuality(face.size(), .1, 140, 0, .1, 1, 0.0, null, true);
  }

  /** An engine that finds the same faces in every picture. */
  private static class FakeEngine implements FaceEngine {

    private final List<Face> faces;

    FakeEngine(List<Face> faces) {
      this.faces = faces;
    }

    @Override
    public EngineInfo info() {
      return new EngineInfo("fake", 0.5, true);
    }

    @Override
    public List<Face> detect(Picture picture) {
      return faces;
    }

    @Override
    public float[] template(Picture picture, Face face) {
      return new float[512];
    }

    @Override
    public FaceQuality quality(Picture picture, Face face) {
      return good(face);
    }
  }

  private static byte[] picture(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillOval(10, 10, width / 2, height / 2);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The beginning of a picture as an iPhone takes it. */
  private static byte[] heic() {
    byte[] head = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0};
    return Stream.of(head).map(bytes -> Arrays.copyOf(bytes, 4096)).findFirst().orElseThrow();
  }
}
