package dev.muster;

import dev.muster.recogniser.Skill;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A v2 box, as the embedded one has it. */
class RecogniserOnBoxV2Test extends RecogniserOnTwin {

  RecogniserOnBoxV2Test() {
    super(
        RunningBridge.BOX,
        Map.of(
            Skill.LOCATE, "/sophon/v2/face/detect",
            Skill.DESCRIBE, "/sophon/v2/face/detect",
            Skill.VERIFY, "/sophon/v2/face/compare",
            Skill.IDENTIFY, "/sophon/v2/face/search"),
        Map.of("code", "GROUP_LEN_ERROR"));
  }

  @Override
  List<String> settings(URI url) {
    return List.of("--muster.boxes[0].api=v2", "--muster.boxes[0].timeout=30s");
  }
}
