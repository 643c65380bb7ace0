package dev.muster;

import dev.muster.recogniser.Skill;
import java.util.Map;

/** A v2 box, as the embedded one has it. */
class RecogniserOnBoxV2Test extends BoxRecogniserContract {

  RecogniserOnBoxV2Test() {
    super(
        "v2",
        Map.of(
            Skill.LOCATE, "/sophon/v2/face/detect",
            Skill.DESCRIBE, "/sophon/v2/face/detect",
            Skill.VERIFY, "/sophon/v2/face/compare",
            Skill.IDENTIFY, "/sophon/v2/face/search"));
  }
}
