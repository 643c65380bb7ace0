package dev.muster;

import dev.muster.recogniser.Skill;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Baidu, as its twin has it. */
class RecogniserOnBaiduTest extends RecogniserOnTwin {

  RecogniserOnBaiduTest() {
    super(
        "cloud-1",
        Map.of(
            Skill.LOCATE, "/rest/2.0/face/v3/detect",
            Skill.VERIFY, "/rest/2.0/face/v3/match",
            Skill.IDENTIFY, "/rest/2.0/face/v3/search",
            Skill.IDENTIFY_ALL, "/rest/2.0/face/v3/multi-search",
            Skill.LIVENESS, "/rest/2.0/face/v3/faceverify"),
        Map.of("body", "{\"error_code\":222361,\"error_msg\":\"system busy\"}"));
  }

  @Override
  List<String> twin() {
    return List.of(
        "--muster.facebox.baidu.apps[0].id=1",
        "--muster.facebox.baidu.apps[0].api-key=key",
        "--muster.facebox.baidu.apps[0].secret-key=secret",
        "--muster.facebox.liveness=pass");
  }

  @Override
  List<String> settings(URI url) {
    return List.of(
        "--muster.clouds[0].name=cloud-1",
        "--muster.clouds[0].kind=baidu",
        "--muster.clouds[0].url=" + url,
        "--muster.clouds[0].api-key=key",
        "--muster.clouds[0].secret-key=secret",
        "--muster.clouds[0].timeout=30s",
        "--muster.clouds[0].rate=0");
  }
}
