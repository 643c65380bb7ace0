package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A box as a directory, whichever API it speaks; what only boxes do is in PlacingContract. */
abstract class BoxDirectory extends DirectoryContract {

  private final String api;
  private final String create;
  private final String update;
  private final String list;
  private PlacingSite site;

  /**
   * @param create the path that registers somebody
   * @param update the call that changes somebody
   */
  BoxDirectory(String api, String create, String update) {
    this.api = api;
    this.list =
        api.equals("v2") ? "POST /sophon/v2/face/getidentities" : "GET /SophonFogSys/api/users";
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
  String enrolByOthers(byte[] photo) {
    site.enrol("stranger 7", "王芳", photo);
    return "stranger 7";
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

  @ParameterizedTest
  @ValueSource(strings = {"list-half", "list-empty"})
  void aListThatIsTooShortOnceIsReadAgainAndLeavesNobodyOut(String lie) {
    List.of("1", "2", "3").forEach(id -> site.enrol(id, "name " + id, face(1)));
    site.fault(Map.of("where", list, "what", lie, "calls", "2"));
    assertThat(listed(1, page -> {})).extracting(ListedPerson::id).contains("1", "2", "3");
    assertThat(listed(100, page -> {})).hasSize(3);
  }

  @Test
  void aListThatRepeatsAPageTellsThatItIsNotAll() {
    List.of("1", "2", "3").forEach(id -> site.enrol(id, "name " + id, face(1)));
    site.fault(Map.of("where", list, "what", "list-repeat"));
    assertThat(listed(1, page -> {})).hasSize(1);
    ListPage page = RecogniserContract.answered(bridge.run(new ListPeople(name(), "", 1)));
    assertThat(page.total()).isEqualTo(3);
  }
}
