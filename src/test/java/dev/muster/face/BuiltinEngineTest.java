package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BuiltinEngineTest {

  private static final Face FACE = new Face(20, 20, 120, 120, 60, 70, 110, 72, true);

  private final FaceEngine engine = new BuiltinEngine();

  @Test
  void saysThatItIsADemonstration() {
    assertThat(engine.info()).isEqualTo(new EngineInfo("builtin-demo-1", 0.371, true));
  }

  @Test
  void findsNoFaceInAnEvenPicture() {
    assertThat(engine.detect(Picture.of(SamplePictures.flag(1, 1)))).isEmpty();
    assertThat(engine.detect(Picture.of(SamplePictures.flag(500, 20)))).isEmpty();
    assertThat(engine.detect(Picture.of(SamplePictures.flag(320, 240)))).isEmpty();
  }

  @Test
  void findsNoFaceInNoise() {
    assertThat(engine.detect(Picture.of(SamplePictures.noise(320, 240, 11)))).isEmpty();
  }

  @Test
  void describesAFaceWith512NumbersOfLengthOne() {
    float[] template = engine.template(Picture.of(SamplePictures.noise(160, 160, 1)), FACE);

    assertThat(template).hasSize(512);
    assertThat(FaceEngine.similarity(template, template)).isCloseTo(1f, Offset.offset(1e-4f));
  }

  @Test
  void differentContentIsFarApart() {
    float[] one = engine.template(Picture.of(SamplePictures.noise(160, 160, 1)), FACE);
    float[] other = engine.template(Picture.of(SamplePictures.noise(160, 160, 2)), FACE);

    assertThat(FaceEngine.similarity(one, other)).isLessThan(.371f);
  }

  @Test
  void aFaceAtTheBorderAndAnImpossibleOneAreDescribedToo() {
    Picture picture = Picture.of(SamplePictures.noise(60, 60, 1));
    Face border = new Face(-10, -10, 80, 80, 5, 5, 55, 5, false);
    Face point = new Face(30, 30, 0, 0, 30, 30, 30, 30, false);

    assertThat(engine.template(picture, border)).hasSize(512).doesNotContain(Float.NaN);
    assertThat(engine.template(picture, point)).hasSize(512).doesNotContain(Float.NaN);
  }

  @Test
  void answersTheSameFromSeveralThreads() {
    Picture picture = Picture.of(SamplePictures.noise(160, 160, 1));
    float[] expected = engine.template(picture, FACE);

    List<float[]> answers =
        IntStream.range(0, 32).parallel().mapToObj(i -> engine.template(picture, FACE)).toList();

    assertThat(answers).usingRecursiveComparison().isEqualTo(Collections.nCopies(32, expected));
  }
}
