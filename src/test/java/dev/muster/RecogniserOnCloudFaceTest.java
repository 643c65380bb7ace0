package dev.muster;

import dev.muster.recogniser.Skill;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** cloud-face, as its twin has it. */
class RecogniserOnCloudFaceTest extends RecogniserOnTwin {

  RecogniserOnCloudFaceTest() {
    super(
        "cloud-1",
        Map.of(Skill.IDENTIFY, "/recognition_face"),
        Map.of("body", "{\"code\":999,\"error\":\"unknow_error\",\"data\":{}}"));
  }

  @Override
  List<String> settings(URI url) {
    return List.of(
        "--muster.clouds[0].name=cloud-1",
        "--muster.clouds[0].kind=cloud-face",
        "--muster.clouds[0].url=" + url,
        "--muster.clouds[0].timeout=30s",
        "--muster.clouds[0].rate=0");
  }
}
