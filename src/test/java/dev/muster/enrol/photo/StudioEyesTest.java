package dev.muster.enrol.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.BuiltinEngine;
import dev.muster.face.EngineInfo;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudioEyesTest {

  private static final byte[] ONE = SampleFaces.person(1).photo(View.frontal().sized(240, 300));
  private static final byte[] OTHER = SampleFaces.person(2).photo(View.frontal().sized(240, 300));
  private static final byte[] TEXT = "no picture".getBytes(StandardCharsets.UTF_8);

  private final BuiltinEngine engine = new BuiltinEngine();
  private final Studio studio = Studio.trusting(engine, 5_000_000, PictureMemory.ofThisProgram());

  @Test
  void aFaceIsSeenWhereThereIsOne() {
    StudioEyes eyes = new StudioEyes(studio, engine.info());
    assertThat(eyes.seesFace(ONE)).isTrue();
    assertThat(eyes.seesFace(TEXT)).isFalse();
  }

  @Test
  void anEngineThatIsADemonstrationConfirmsNobody() {
    assertThat(engine.info().demonstration()).isTrue();
    assertThat(new StudioEyes(studio, engine.info()).confirm(ONE, List.of(ONE)))
        .containsExactly(false);
  }

  @Test
  void anEngineThatRecognisesPeopleConfirmsWhoReachesItsThreshold() {
    StudioEyes eyes = new StudioEyes(studio, new EngineInfo("trusted", 0.9, false));
    assertThat(eyes.confirm(ONE, List.of(ONE, OTHER, TEXT))).containsExactly(true, false, false);
    assertThat(eyes.confirm(TEXT, List.of(ONE))).containsExactly(false);
  }
}
