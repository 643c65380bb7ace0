package dev.muster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A box as a directory, whichever API it speaks; what only boxes do is in PlacingContract. */
abstract class BoxDirectory extends DirectoryContract {

  private final String api;
  private final String create;
  private final String update;
  private PlacingSite site;

  /**
   * @param create the path that registers somebody
   * @param update the call that changes somebody
   */
  BoxDirectory(String api, String create, String update) {
    this.api = api;
    this.create = create;
    this.update = update;
  }

  @Override
  RunningBridge open() {
    site = new PlacingSite();
    return RunningBridge.on(
        site.url(), "--muster.boxes[0].api=" + api, "--muster.boxes[0].timeout=15s");
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
  List<String> people() {
    List<String> people = new ArrayList<>();
    for (JsonNode row : site.people()) {
      people.add(row.path("identity_id").asText());
    }
    return people;
  }

  @Override
  String photo(String id) {
    return site.person(id).path("info").path("image_ids").toString();
  }

  @Override
  void empty() {
    site.empty();
    site.forgetCalls();
  }

  @Override
  void loseTheNextAnswer() {
    site.fault(Map.of("where", "POST " + create, "what", "drop-after", "first", 1));
  }

  @Override
  long placed() {
    return site.calls().stream()
        .filter(call -> call.equals("POST " + create) || call.equals(update))
        .count();
  }

  @Override
  void die() {
    site.fault(Map.of("where", "*", "what", "drop-before"));
  }
}
