package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §8: threshold and score scale")
class ScoresTest {

  private final V1 box;

  ScoresTest(V1 box) {
    this.box = box;
  }

  @Test
  @DisplayName("§8.1: who scores more than 82 passes, who does not is a stranger")
  void threshold() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    V1.Door door = box.door(group);

    for (int face : new int[] {Faces.ANN, Faces.BEN, Faces.EVE, Faces.DAN, Faces.STRANGER}) {
      JsonNode answer = box.match(door, Faces.of(face)).json();
      boolean passed = answer.path("retcode").asText().equals("1");
      double score = answer.path("score").asDouble();
      if (box.embedded()) {
        assertThat(score).isBetween(0.0, 100.0);
        assertThat(passed).as("score %s", score).isEqualTo(score > 82);
      }
      assertThat(passed).isEqualTo(face == Faces.ANN);
    }
  }

  @Test
  @EmbeddedOnly("§8.2: a box may print raw scores")
  @DisplayName("§8.2: the very same photo scores 100")
  void samePhoto() {
    V1.Group group = box.permission();
    box.person(Faces.ANN, group);
    assertThat(box.match(box.door(group), Faces.of(Faces.ANN)).json().path("score").asDouble())
        .isBetween(99.9, 100.0);
  }
}
