package dev.muster;

import dev.muster.recogniser.Skill;
import java.util.Map;

/** A v1 box, as the embedded one has it. */
class RecogniserOnBoxV1Test extends BoxRecogniserContract {

  RecogniserOnBoxV1Test() {
    super(
        "v1",
        Map.of(
            Skill.LOCATE, "/SophonFace/api/detect",
            Skill.DESCRIBE, "/SophonFace/api/detect",
            Skill.VERIFY, "/SophonMatch/api/compare",
            Skill.IDENTIFY, "/SophonMatch/api/PictureMatch"));
  }
}
