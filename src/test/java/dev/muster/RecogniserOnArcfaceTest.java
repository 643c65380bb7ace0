package dev.muster;

import dev.muster.recogniser.Skill;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** An ArcFace service, as its twin has it. */
class RecogniserOnArcfaceTest extends RecogniserOnTwin {

  RecogniserOnArcfaceTest() {
    super(
        "arc",
        Map.of(
            Skill.LOCATE, "/face2/locate",
            Skill.VERIFY, "/face2/verify",
            Skill.DESCRIBE, "/face2/features"),
        Map.of("body", "{\"code\":9999,\"msg\":\"trouble\"}"));
  }

  @Override
  List<String> twin() {
    return List.of(
        "--muster.facebox.arcface.apps[0].id=3F0C1D2E4B5A69788796A5B4C3D2E1F0",
        "--muster.facebox.arcface.apps[0].secret=secret");
  }

  @Override
  List<String> settings(URI url) {
    return List.of(
        "--muster.recognisers[0].name=arc",
        "--muster.recognisers[0].kind=arcface",
        "--muster.recognisers[0].url=" + url,
        "--muster.recognisers[0].app-id=3F0C1D2E4B5A69788796A5B4C3D2E1F0",
        "--muster.recognisers[0].app-secret=secret",
        "--muster.recognisers[0].timeout=30s");
  }
}
