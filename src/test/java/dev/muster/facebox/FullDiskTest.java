package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §2.3, no space left")
class FullDiskTest {

  private static final String USERS = "/SophonFogSys/api/users";
  private static final byte[] PHOTO = FakeRecogniser.photo(Color.RED);

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  @DisplayName("is an error, never a success or half a person, and with space back all is as ever")
  void fullDisk(@TempDir Path folder) throws Exception {
    Path mount = Files.createDirectory(folder.resolve("disk"));
    Path log = folder.resolve("box.log");
    try (TinyDisk box =
        TinyDisk.start(
            mount,
            "16m",
            log,
            "--muster.facebox.recognise=false",
            "--muster.facebox.websocket-port=-1")) {
      await().atMost(Duration.ofMinutes(1)).until(() -> answers(box));
      assertThat(enrol(box, "before").statusCode()).as("enrolled").isEqualTo(200);

      box.fill();
      List<String> refused = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String id = "full" + i;
        HttpResponse<String> answer = enrol(box, id);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"code\":50091").contains("no space left");
        refused.add(id);
      }
      List<String> kept = permissionsUntilRefused(box);
      assertThat(enrolled(box, "before")).isTrue();
      assertThat(refused).noneMatch(id -> enrolled(box, id));
      assertThat(box.pictures()).as("photos of people, and no parts of photos").hasSize(1);

      box.free();
      for (String id : refused) {
        assertThat(enrol(box, id).statusCode()).as(id).isEqualTo(200);
        assertThat(enrolled(box, id)).isTrue();
      }
      assertThat(box.pictures()).hasSize(21);
      assertThat(permissions(box)).containsAll(kept).doesNotContain("refused");
      assertThat(addPermission(box, "after").statusCode()).isEqualTo(200);
    }
  }

  /** The database finds room in what it has already; then it is full, too. */
  private List<String> permissionsUntilRefused(TinyDisk box) throws Exception {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      HttpResponse<String> answer = addPermission(box, "p" + i);
      if (answer.statusCode() != 200) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("no space left");
        for (int more = 0; more < 5; more++) {
          assertThat(addPermission(box, "refused").statusCode()).isEqualTo(500);
        }
        return kept;
      }
      kept.add("p" + i);
    }
    throw new AssertionError("the disk is full, but 5000 permission groups fit");
  }

  private HttpResponse<String> addPermission(TinyDisk box, String name) throws Exception {
    return post(
        box,
        "/SophonFogSys/api/permissions",
        "{\"permission_name\":\"%s\",\"description\":\"%s\"}".formatted(name, "d".repeat(250)));
  }

  private List<String> permissions(TinyDisk box) throws Exception {
    List<String> names = new ArrayList<>();
    String body = get(box, "/SophonFogSys/api/permissions?skip_num=0&limit=1000").body();
    for (String part : body.split("\"permission_name\":\"")) {
      names.add(part.substring(0, Math.max(0, part.indexOf('"'))));
    }
    return names;
  }

  private HttpResponse<String> enrol(TinyDisk box, String id) throws Exception {
    return post(box, USERS, RunningBox.user(id, "", PHOTO, ""));
  }

  private boolean enrolled(TinyDisk box, String id) {
    try {
      return get(box, USERS + "?identity_id=" + id).statusCode() == 200;
    } catch (Exception e) {
      throw new AssertionError(id, e);
    }
  }

  private boolean answers(TinyDisk box) throws InterruptedException {
    try {
      return get(box, "/status").statusCode() == 200;
    } catch (java.io.IOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> get(TinyDisk box, String path)
      throws java.io.IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(box, path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(TinyDisk box, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(box, path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static URI uri(TinyDisk box, String path) {
    return URI.create("http://127.0.0.1:" + box.port() + path);
  }
}
