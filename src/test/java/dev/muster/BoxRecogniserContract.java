package dev.muster;

import dev.muster.recogniser.Skill;
import java.util.Map;

/** A box as a recogniser, whichever API it speaks. */
abstract class BoxRecogniserContract extends RecogniserContract {

  PlacingSite site;
  private final String api;
  private final Map<Skill, String> paths;

  /**
   * @param paths the call of each skill that a box has
   */
  BoxRecogniserContract(String api, Map<Skill, String> paths) {
    this.api = api;
    this.paths = paths;
  }

  @Override
  RunningBridge open() {
    site = new PlacingSite();
    return RunningBridge.on(
        site.url(), "--muster.boxes[0].api=" + api, "--muster.boxes[0].timeout=30s");
  }

  @Override
  void shut() {
    site.close();
  }

  @Override
  String name() {
    return RunningBridge.BOX;
  }

  @Override
  void empty() {
    site.empty();
    site.forgetCalls();
  }

  @Override
  void loseTheNextAnswer(Skill skill) {
    site.fault(Map.of("where", "POST " + paths.get(skill), "what", "drop-after", "first", 1));
  }

  @Override
  void errInsideTheNextAnswer(Skill skill) {
    site.fault(
        Map.of(
            "where",
            "POST " + paths.get(skill),
            "what",
            "error-inside",
            "code",
            "GROUP_LEN_ERROR",
            "first",
            1));
  }

  @Override
  void whileAway(Runnable meanwhile) {
    site.whileDown(meanwhile);
  }

  @Override
  long calls(Skill skill) {
    return site.calls().stream().filter(call -> call.equals("POST " + paths.get(skill))).count();
  }
}
