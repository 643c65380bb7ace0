package dev.muster;

import dev.muster.recogniser.Skill;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A v1 box, as the embedded one has it. */
class RecogniserOnBoxV1Test extends RecogniserOnTwin {

  RecogniserOnBoxV1Test() {
    super(
        RunningBridge.BOX,
        Map.of(
            Skill.LOCATE, "/SophonFace/api/detect",
            Skill.DESCRIBE, "/SophonFace/api/detect",
            Skill.VERIFY, "/SophonMatch/api/compare",
            Skill.IDENTIFY, "/SophonMatch/api/PictureMatch"),
        Map.of("code", "GROUP_LEN_ERROR"));
  }

  @Override
  List<String> settings(URI url) {
    return List.of("--muster.boxes[0].api=v1", "--muster.boxes[0].timeout=30s");
  }
}
