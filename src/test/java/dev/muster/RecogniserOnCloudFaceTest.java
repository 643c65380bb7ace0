package dev.muster;

import dev.muster.recogniser.Skill;
import java.util.HashMap;
import java.util.Map;

/** A cloud-face library as a recogniser, as the twin in the embedded face box has it. */
class RecogniserOnCloudFaceTest extends RecogniserContract {

  private static final String RECOGNISE = "/recognition_face";
  private static final String NAME = "hall";

  private PlacingSite site;

  @Override
  RunningBridge open() {
    site = new PlacingSite();
    return RunningBridge.on(
        site.url(),
        "--muster.clouds[0].name=" + NAME,
        "--muster.clouds[0].kind=cloud-face",
        "--muster.clouds[0].url=" + site.url(),
        "--muster.clouds[0].rate=0");
  }

  @Override
  void shut() {
    site.close();
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  void empty() {
    site.empty();
    site.forgetCalls();
  }

  @Override
  void loseTheNextAnswer(Skill skill) {
    site.fault(Map.of("where", "POST " + RECOGNISE, "what", "drop-after", "first", 1));
  }

  /** Twice: a look that fails without a cause is worth one more. */
  @Override
  void errInsideTheNextAnswer(Skill skill) {
    Map<String, Object> fault = new HashMap<>();
    fault.put("where", "POST " + RECOGNISE);
    fault.put("what", "error-inside");
    fault.put("body", "{\"code\":999,\"error\":\"unknow_error\",\"detail\":\"\",\"data\":{}}");
    fault.put("first", 2);
    site.fault(fault);
  }

  @Override
  void whileAway(Runnable meanwhile) {
    site.whileDown(meanwhile);
  }

  @Override
  long calls(Skill skill) {
    return site.calls().stream().filter(call -> call.startsWith("POST " + RECOGNISE)).count();
  }
}
