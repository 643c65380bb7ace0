package dev.muster.enrol.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.call.Told;
import dev.muster.face.BuiltinEngine;
import dev.muster.face.EngineInfo;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceQuality;
import dev.muster.face.HeadTurn;
import dev.muster.face.JpegMarkers;
import dev.muster.face.Picture;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StudioTest {

  private static final byte[] PORTRAIT = SampleFaces.person(7).photo(View.frontal());
  private static final PhotoProfile SMALL = new PhotoProfile(20_000, 320);
  private static final FaceQuality GOOD =
      new FaceQuality(200, .2, 140, 0, .1, 1, 0.0, new HeadTurn(0, 0), true);

  @Test
  void everyDefectHasItsReasonAndItsDetailHoldsEveryMeasure() {
    assertThat(reason(GOOD)).isNull();
    assertThat(reason(with(.71, 140, 0, 1, 0.0, 0))).isEqualTo(Reason.BLURRED);
    assertThat(reason(with(.2, 39, 0, 1, 0.0, 0))).isEqualTo(Reason.TOO_DARK);
    assertThat(reason(with(.2, 226, 0, 1, 0.0, 0))).isEqualTo(Reason.TOO_BRIGHT);
    assertThat(reason(with(.2, 140, .3, 1, 0.0, 0))).isEqualTo(Reason.TOO_BRIGHT);
    assertThat(reason(with(.2, 140, 0, .94, 0.0, 0))).isEqualTo(Reason.FACE_CUT_OFF);
    assertThat(reason(with(.2, 140, 0, 1, -26.0, 0))).isEqualTo(Reason.FACE_TURNED);
    assertThat(reason(with(.2, 140, 0, 1, 0.0, -31))).isEqualTo(Reason.FACE_TURNED);

    assertThat(take(with(.71, 140, 0, 1, 3.0, 5)).refusal().detail())
        .isEqualTo(
            "blur 0.71; at most 0.70 (face 200 pixels, blur 0.71, brightness 140, overexposed 0 %,"
                + " side light 0.10, whole 100 %, tilt 3, turn 5 and 0)");
  }

  @Test
  void everyDefectIsToldInChineseToo() {
    assertThat(inChinese(with(.71, 140, 0, 1, 3.0, 5)))
        .isEqualTo(
            "模糊度 0.71；最多 0.70（人脸 200 像素，模糊度 0.71，亮度 140，过曝 0 %，侧光 0.10，完整度 100 %，倾斜 3 度，偏转 5 和 0 度）");
    assertThat(inChinese(with(.2, 39, 0, 1, 0.0, 0))).startsWith("亮度 39；至少 40（");
    assertThat(inChinese(with(.2, 140, .3, 1, 0.0, 0))).startsWith("亮度 140，过曝 30 %；最多 ");
    assertThat(inChinese(with(.2, 140, 0, .94, 0.0, 0))).startsWith("94 % 在画面内；至少 95 %（");
    assertThat(inChinese(with(.2, 140, 0, 1, -26.0, 0))).startsWith("倾斜 26 度；最多 25（");
    assertThat(inChinese(with(.2, 140, 0, 1, 0.0, -31))).startsWith("左右约 31 度，上下约 0 度；最多 30（");
  }

  private static String inChinese(FaceQuality face) {
    return Told.in(take(face).refusal().detail(), Locale.CHINESE);
  }

  @Test
  void whatAnEngineCannotTellIsNotHeldAgainstAPhoto() {
    FaceQuality unknown = new FaceQuality(200, .2, 140, 0, .1, 1, null, null, false);
    assertThat(reason(unknown)).isNull();
  }

  @Test
  void realDefectsOfARealPictureAreFound() throws IOException {
    Studio studio = checking(new BuiltinEngine());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PORTRAIT));
    byte[] dark = jpeg(new RescaleOp(.15f, 0, null).filter(image, null));
    byte[] bright = jpeg(new RescaleOp(1.2f, 140, null).filter(image, null));

    assertThat(studio.take(PORTRAIT, List.of(SMALL)).refusal()).isNull();
    assertThat(studio.take(dark, List.of(SMALL)).refusal().reason()).isEqualTo(Reason.TOO_DARK);
    assertThat(studio.take(bright, List.of(SMALL)).refusal().reason()).isEqualTo(Reason.TOO_BRIGHT);
  }

  @Test
  void onePictureForEachProfileFromOneDecode() {
    AtomicInteger looks = new AtomicInteger();
    Studio studio = checking(seeing(GOOD, looks));

    Portrait portrait = studio.take(PORTRAIT, List.of(PhotoProfile.STANDARD, SMALL)).portrait();

    assertThat(portrait.forms().get(PhotoProfile.STANDARD.name())).isSameAs(PORTRAIT);
    byte[] small = portrait.forms().get(SMALL.name());
    assertThat(small.length).isLessThanOrEqualTo(20_000);
    assertThat(JpegMarkers.of(small).sampling()).isEqualTo("22 11 11");
    assertThat(JpegMarkers.of(small).frame()).isEqualTo(0xc0);
    assertThat(looks).hasValue(1);
  }

  @Test
  void aFewBytesInFrontOfThePictureAreDropped() {
    byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '\r', '\n'};
    byte[] photo = Arrays.copyOf(mark, mark.length + PORTRAIT.length);
    System.arraycopy(PORTRAIT, 0, photo, mark.length, PORTRAIT.length);
    Studio studio = checking(seeing(GOOD, new AtomicInteger()));

    assertThat(forms(studio.take(photo, List.of(PhotoProfile.STANDARD)))).isEqualTo(PORTRAIT);
    byte[] text = ("x".repeat(65) + "no picture").getBytes(StandardCharsets.UTF_8);
    assertThat(studio.take(text, List.of(SMALL)).refusal().reason()).isEqualTo(Reason.NOT_AN_IMAGE);
  }

  @Test
  void picturesWaitUntilThereIsRoomForThem() throws Exception {
    PictureMemory memory = new PictureMemory(10_000);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      var first =
          threads.submit(
              () ->
                  memory.within(
                      8_000,
                      () -> {
                        inside.countDown();
                        return await(leave);
                      }));
      inside.await();
      var second = threads.submit(() -> memory.within(1_000_000, () -> "alone"));
      assertThat(memory.within(1_000, () -> "beside")).isEqualTo("beside");
      assertThat(second.isDone()).isFalse();
      leave.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("alone");
    } finally {
      leave.countDown();
      threads.shutdownNow();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static byte[] forms(Studio.Result result) {
    return result.portrait().forms().get(PhotoProfile.STANDARD.name());
  }

  private static FaceQuality with(
      double blur, double light, double over, double whole, @Nullable Double roll, double yaw) {
    return new FaceQuality(200, blur, light, over, .1, whole, roll, new HeadTurn(yaw, 0), true);
  }

  private static @Nullable Reason reason(FaceQuality quality) {
    var refusal = take(quality).refusal();
    return refusal == null ? null : refusal.reason();
  }

  private static Studio.Result take(FaceQuality quality) {
    return checking(seeing(quality, new AtomicInteger())).take(PORTRAIT, List.of(SMALL));
  }

  private static Studio checking(FaceEngine engine) {
    FaceSettings settings =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("muster.photo", FaceSettings.class);
    return Studio.checking(engine, settings, 60, 1 << 20, new PictureMemory(1 << 28));
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }

  /** Sees one face of this quality, and counts how often it looks. */
  private static FaceEngine seeing(FaceQuality quality, AtomicInteger looks) {
    return new FaceEngine() {
      @Override
      public EngineInfo info() {
        return new EngineInfo("fake", .5, false);
      }

      @Override
      public List<Face> detect(Picture picture) {
        looks.incrementAndGet();
        return List.of(new Face(100, 100, 200, 200, 150, 170, 250, 170, true));
      }

      @Override
      public float[] template(Picture picture, Face face) {
        float[] template = new float[512];
        template[0] = 1;
        return template;
      }

      @Override
      public FaceQuality quality(Picture picture, Face face) {
        return quality;
      }
    };
  }
}
