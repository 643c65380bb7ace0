package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.call.Reason;
import dev.muster.enrol.TestUploads;
import dev.muster.enrol.manifest.Limits;
import dev.muster.enrol.manifest.Line;
import dev.muster.enrol.manifest.Manifests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadedPeopleTest {

  @TempDir Path folder;

  private TestUploads uploads;

  @BeforeEach
  void open() throws IOException {
    uploads = new TestUploads(folder);
  }

  @AfterEach
  void close() {
    uploads.close();
  }

  private Path send(String json) throws IOException {
    UploadedPeople people =
        new UploadedPeople(
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
            (drop, mode) -> uploads.begin());
    try {
      return uploads.files(people.receive());
    } catch (IOException | RuntimeException e) {
      people.abort();
      throw e;
    }
  }

  private List<Line> lines(Path files) throws Exception {
    List<Line> lines = new ArrayList<>();
    Path manifest = files.resolve("people.csv");
    Manifests.read(manifest, "people.csv", Clock.systemUTC(), Limits.USUAL, lines::add);
    return lines;
  }

  @Test
  void peopleBecomeAManifestWithPhotosBeside() throws Exception {
    Path files =
        send(
            """
            {"drop":"gate","rows":[{"id":"0007","name":"王芳, the \\"first\\"","groups":["staff",null,"3F"],
            "extra":{"department":"R&D"},"photo":"data:image/jpeg;base64,cGhvdG8="}]}""");
    Line line = lines(files).get(0);
    assertThat(line.entry()).isNotNull();
    assertThat(line.entry().name()).isEqualTo("王芳, the \"first\"");
    assertThat(line.entry().groups()).containsExactly("3F", "staff");
    assertThat(line.entry().extra()).containsEntry("department", "R&D");
    assertThat(files.resolve(line.entry().photo())).hasContent("photo");
  }

  @Test
  void aGroupIsOneNameAndIsRefusedWhenItCannotBeOne() throws Exception {
    Path files =
        send(
            """
            {"drop":"gate","rows":[{"id":"0007","groups":["R&D / lab"]},{"id":"0008","groups":["a;b","say \\"c\\"",""]}]}""");
    List<Line> lines = lines(files);
    assertThat(lines.get(0).refusal().reason()).isEqualTo(Reason.NO_GROUP);
    assertThat(lines.get(0).refusal().detail()).contains("\"R&D / lab\"");
    assertThat(lines.get(1).entry().groups()).containsExactly("a;b", "say \"c\"");
  }

  @Test
  void aPhotoIsNeverNamedLikeAPerson() throws Exception {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(n -> "{\"id\":\"%d\",\"photo\":\"cGhvdG8=\"}".formatted(n))
            .collect(Collectors.joining(","));
    Path files = send("{\"rows\":[" + rows + "]}");
    try (var names = Files.list(files)) {
      assertThat(names.map(file -> file.getFileName().toString()))
          .hasSize(61)
          .noneMatch(name -> name.matches(".*[0-9].*"));
    }
  }

  @Test
  void aPhotoThatIsNoBase64IsKeptAndRefusedLikeAnyOtherFile() throws Exception {
    Path files = send("{\"rows\":[{\"id\":\"1\",\"photo\":\"a\"}]}");
    assertThat(files.resolve(lines(files).get(0).entry().photo())).hasContent("a");
  }

  @Test
  void aRowWithoutANumberOrWithARemarkForOneIsALineWithItsReason() throws Exception {
    Path files = send("{\"rows\":[{\"name\":\"x\"},{\"id\":\"#5\"},{},{\"id\":\"5\"}]}");
    List<Line> lines = lines(files);
    assertThat(lines).hasSize(4);
    assertThat(lines).filteredOn(line -> line.entry() != null).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"rows\":[],\"drop\":\"gate\"} | drop before rows",
        "{\"rows\":[{\"id\":\"1\",\"colour\":\"red\"}]} | colour",
        "{\"colour\":\"red\",\"rows\":[]} | colour is not known",
        "{\"drop\":\"gate\"} | expected is rows",
        "{\"rows\":[],\"rows\":[]} | rows once",
        "{\"rows\":{}} | rows as a list",
        "{\"rows\":[null]} | an object for each row",
        "{\"rows\":[{\"id\":\"1\"} | no JSON that can be read",
        "[] | an object with rows",
        "nonsense | no JSON that can be read",
      })
  void whatCannotBeUnderstoodIsRefusedAndLeavesNothing(String json, String words) {
    assertThatThrownBy(() -> send(json))
        .isInstanceOf(BadParameter.class)
        .hasMessageContaining(words);
    if (Files.exists(uploads.incoming())) {
      assertThat(uploads.incoming()).isEmptyDirectory();
    }
  }

  @Test
  void tooManyRowsAreRefused() {
    String rows = "{\"id\":\"1\"},".repeat(10_000);
    assertThatThrownBy(() -> send("{\"rows\":[" + rows + "{\"id\":\"1\"}]}"))
        .isInstanceOf(BadParameter.class)
        .hasMessageContaining("at most 10000 rows");
  }

  @Test
  void tooManyNamesOfFurtherInformationAreRefused() {
    String rows =
        IntStream.range(0, 201)
            .mapToObj(n -> "{\"id\":\"%d\",\"extra\":{\"k%d\":\"v\"}}".formatted(n, n))
            .collect(Collectors.joining(","));
    assertThatThrownBy(() -> send("{\"rows\":[" + rows + "]}"))
        .isInstanceOf(BadParameter.class)
        .hasMessageContaining("different names in extra");
  }
}
