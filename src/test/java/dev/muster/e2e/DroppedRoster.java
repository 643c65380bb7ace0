package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.e2e.Directory.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who is on the roster, and how, because of what was put into a watched folder. */
final class DroppedRoster {

  /** Portraits whose numbers differ by this much show the same face. */
  private static final int ANOTHER_PICTURE = 1024;

  private final Map<String, Wanted> people = new ConcurrentSkipListMap<>();
  private final WatchedFolder drop;
  private final QuickFaces faces;

  DroppedRoster(WatchedFolder drop, QuickFaces faces) {
    this.drop = drop;
    this.faces = faces;
  }

  List<String> ids() {
    return List.copyOf(people.keySet());
  }

  boolean has(String id) {
    return people.containsKey(id);
  }

  void enrol(int many) {
    for (int n = 0; n < many; n++) {
      want(new Wanted("R%04d".formatted(n), "员工" + n, n, ""));
      photo("R%04d_员工%d".formatted(n, n), n);
    }
  }

  /** One gets another photo, the second another name, the third both. */
  void change(List<String> ids, int round) {
    Wanted photo = people.get(ids.get(0));
    int picture = photo.picture() + ANOTHER_PICTURE;
    want(new Wanted(photo.id(), photo.name(), picture, ""));
    photo(photo.id(), picture);

    Wanted name = people.get(ids.get(1));
    want(new Wanted(name.id(), "新名" + round, name.picture(), ""));
    String list = "工号,姓名\n%s,新名%d\n".formatted(name.id(), round);
    drop.drop("staff/list-" + round + ".csv", list.getBytes(StandardCharsets.UTF_8));

    Wanted both = people.get(ids.get(2));
    int other = both.picture() + ANOTHER_PICTURE;
    want(new Wanted(both.id(), "改名" + round, other, ""));
    photo(both.id() + "_改名" + round, other);
  }

  /**
   * Fails unless everybody and nobody else stands on each directory, with the name and photo that
   * were dropped last and the version that the roster has now.
   */
  void assertStandsOn(List<Directory> directories, Console console) {
    Map<String, JsonNode> known = new TreeMap<>();
    people.keySet().forEach(id -> known.put(id, console.person(id)));
    for (Directory directory : directories) {
      Map<String, String> lines = new TreeMap<>();
      known.forEach((id, one) -> lines.put(id, directory.line(versioned(id, one, directory))));
      assertThat(directory.everybody()).as(directory.name()).isEqualTo(lines);
    }
  }

  private Wanted versioned(String id, JsonNode person, Directory directory) {
    Wanted wanted = people.get(id);
    for (JsonNode placement : person.path("placements")) {
      if (placement.path("directory").asText().equals(directory.name())) {
        String version = placement.path("wanted").asText();
        return new Wanted(id, wanted.name(), wanted.picture(), version);
      }
    }
    return wanted;
  }

  private void want(Wanted wanted) {
    people.put(wanted.id(), wanted);
  }

  private void photo(String name, int picture) {
    drop.drop("staff/" + name + ".jpg", faces.portrait(picture));
  }
}
