package dev.muster;

import dev.muster.recogniser.Skill;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A recogniser whose twin is in the embedded face box, behind a door that can be shut. */
abstract class RecogniserOnTwin extends RecogniserContract {

  private final String name;
  private final Map<Skill, String> paths;
  private final Map<String, String> error;
  private PlacingSite site;

  /**
   * @param paths the call of each skill that it has
   * @param error what the vendor says when it stumbles, as {@code code} or {@code body}
   */
  RecogniserOnTwin(String name, Map<Skill, String> paths, Map<String, String> error) {
    this.name = name;
    this.paths = paths;
    this.error = error;
  }

  /** How the twin is set up. */
  List<String> twin() {
    return List.of();
  }

  /** How the bridge is told of it. */
  abstract List<String> settings(URI url);

  @Override
  RunningBridge open() {
    site = new PlacingSite(twin().toArray(String[]::new));
    return RunningBridge.on(site.url(), settings(site.url()).toArray(String[]::new));
  }

  @Override
  void shut() {
    site.close();
  }

  @Override
  String name() {
    return name;
  }

  @Override
  void empty() {
    site.empty();
    site.forgetCalls();
  }

  @Override
  void loseTheNextAnswer(Skill skill) {
    site.fault(Map.of("where", "POST " + paths.get(skill), "what", "drop-after"));
  }

  @Override
  void errInsideTheNextAnswer(Skill skill) {
    Map<String, Object> fault = new HashMap<>(error);
    fault.put("where", "POST " + paths.get(skill));
    fault.put("what", "error-inside");
    site.fault(fault);
  }

  @Override
  void whileAway(Runnable meanwhile) {
    site.whileDown(meanwhile);
  }

  @Override
  long calls(Skill skill) {
    return site.calls().stream()
        .map(call -> call.replaceAll("\\?.*", ""))
        .filter(call -> call.equals("POST " + paths.get(skill)))
        .count();
  }
}
