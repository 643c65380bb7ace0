package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fake.MemoryLibrary;
import dev.muster.fake.MemoryWiring;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A vendor that keeps people in memory: one package, one folder of routes, this class. */
class MemoryDirectoryTest extends DirectoryContract {

  @Override
  RunningBridge open() {
    return RunningBridge.with(
        MemoryWiring.class,
        Path.of("src/test/resources/routes"),
        "--muster.clouds[0].name=" + CLOUD,
        "--muster.clouds[0].kind=memory",
        "--muster.clouds[0].rate=0");
  }

  @Override
  void shut() {}

  @Override
  List<String> people() {
    return List.copyOf(library().people().keySet());
  }

  @Override
  String photo(String id) {
    return library().people().get(id).photo();
  }

  @Override
  String enrolByOthers(byte[] photo) {
    library().enrol("stranger", "", photo);
    return "stranger";
  }

  @Override
  void empty() {
    library().clear();
  }

  @Override
  void loseTheNextAnswer() {
    library().loseTheNextAnswer();
  }

  @Override
  long placed() {
    return library().writes();
  }

  @Override
  void die() {
    library().setAway(true);
  }

  @Test
  void thePageOfAPersonTellsOfACloudWhatItTellsOfABox() throws Exception {
    die();
    bridge.drop("0001.jpg", face(1));
    untilOnCloud("0001", "FAILED");
    assertThat(page("/people/0001", "en"))
        .contains(">cloud-1<")
        .doesNotContain("/boxes/cloud-1")
        .doesNotContain("not in the configuration")
        .contains("It has never answered (", "the memory is away");
    assertThat(page("/people/0001", "zh")).contains(">cloud-1<", "从未应答");
    assertThat(page("/sections/boxes", "en")).contains("cloud-1", "the memory is away");
  }

  private String page(String path, String language) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(bridge.address(path))
                .header("Accept-Language", language)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private MemoryLibrary library() {
    return bridge.bean(MemoryLibrary.class);
  }
}
