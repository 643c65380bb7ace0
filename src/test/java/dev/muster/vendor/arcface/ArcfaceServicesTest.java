package dev.muster.vendor.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.RecogniserService.SignType;
import dev.muster.recogniser.Skill;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What an ArcFace service is to whoever asks, and what it takes. */
class ArcfaceServicesTest {

  @Test
  void lowerIsCloserAndTheThresholdIsThatOfTheService() {
    Recogniser one = new ArcfaceServices(List.of(ArcfaceKit.service())).recognisers().get(0);
    assertThat(one.skills()).containsExactlyInAnyOrder(Skill.LOCATE, Skill.VERIFY, Skill.DESCRIBE);
    assertThat(one.scale().lowerIsCloser()).isTrue();
    assertThat(one.scale().threshold()).isCloseTo(0.365, Offset.offset(1e-9));
    assertThat(one.cosine()).isEqualTo(0.27);
    assertThat(one.address()).isEqualTo("http://127.0.0.1:5555");
  }

  @Test
  void aKeyThatIsNoneStopsTheStartWithoutBeingRepeated() {
    assertThatThrownBy(
            () -> new ArcfaceServices(List.of(ArcfaceKit.service(SignType.SM2, "", null))))
        .hasMessage(
            "muster.recognisers[face-1].sign-type is SM2; it needs sm2-private-key or sm2-private-key-file");
    assertThatThrownBy(
            () -> new ArcfaceServices(List.of(ArcfaceKit.service(SignType.SM2, "c2VjcmV0", null))))
        .hasMessageStartingWith("muster.recognisers[face-1].sm2-private-key is no key: ")
        .hasMessageNotContaining("c2VjcmV0");
  }
}
