package dev.muster.sync.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Answer;
import dev.muster.call.Reason;
import dev.muster.enrol.manifest.Line;
import dev.muster.sync.source.SourceKit.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are files: in a folder, and behind an address. */
class SourceFilesTest {

  private static final String URL = "http://hr.example/people.csv?key=secret";

  @TempDir private Path folder;
  private SourceKit kit;

  @BeforeEach
  void start() {
    kit = new SourceKit(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void aFileIsReadWithWhateverHeadingsItHas(String charset) throws IOException {
    Path file = file("工号,姓名,部门\n1001,张三,研发\n", Charset.forName(charset));

    Taken taken = kit.readFile(SourceKit.source("kind", "file", "path", file.toString()));

    assertThat(taken.entries().get(0).name()).isEqualTo("张三");
    assertThat(taken.entries().get(0).extra()).isEqualTo(Map.of("部门", "研发"));
    assertThat(taken.calls).isZero();
  }

  @Test
  void aMappingNamesTheHeadings() throws IOException {
    Path file = file("No,PersNr,Anzeigename,type\n1,77,Ada,full-time\n", StandardCharsets.UTF_8);

    Taken taken =
        kit.readFile(
            SourceKit.source(
                "kind",
                "file",
                "path",
                file.toString(),
                "mapping.id",
                "PersNr",
                "mapping.name",
                "anzeigename",
                "mapping.type",
                "",
                "extra[0]",
                "Type"));

    assertThat(taken.ids()).containsExactly("77");
    assertThat(taken.entries().get(0).name()).isEqualTo("Ada");
    assertThat(taken.entries().get(0).extra()).isEqualTo(Map.of("type", "full-time"));
  }

  @Test
  void aHeadingThatIsNotThereFailsWithThoseThatAre() throws IOException {
    Path file = file("id,Anzeigename\n1,Ada\n", StandardCharsets.UTF_8);
    assertThat(
            kit.readFile(
                    SourceKit.source(
                        "kind", "file", "path", file.toString(), "mapping.name", "Name2"))
                .failure())
        .isEqualTo(
            "the list %s cannot be used: no heading is \"Name2\", which the mapping names for name; there are: id, Anzeigename"
                .formatted(file));
    assertThat(
            kit.readFile(
                    SourceKit.source(
                        "kind", "file", "path", file.toString(), "mapping.id", "PersNr"))
                .failure())
        .endsWith(
            "no line has the heading \"PersNr\", which the mapping names for id; there are: id, Anzeigename");
  }

  @Test
  void aListSaysWhoThereIs() throws IOException {
    Path file =
        file(
            "id,name,action,valid_to,photo\n1,Ada,,2020-01-01,http://x.example/1.jpg\n1,Ada,,,\n2,Bob,remove,,\n３,Cy,,,../x.jpg\n",
            StandardCharsets.UTF_8);

    Taken taken = kit.readFile(SourceKit.source("kind", "file", "path", file.toString()));

    assertThat(taken.lines)
        .extracting(line -> line.text() + " " + (line.entry() == null ? reason(line) : "listed"))
        .containsExactly("1 listed", "1 listed", "2 BAD_ACTION", "3 BAD_PHOTO_NAME");
    assertThat(Objects.requireNonNull(taken.lines.get(0).entry()).photo())
        .isEqualTo("http://x.example/1.jpg");
  }

  @Test
  void aFileThatIsBeingWrittenIsNotRead() throws IOException {
    Path file = file("id\n1\n", StandardCharsets.UTF_8);
    Files.setLastModifiedTime(file, FileTime.from(kit.clock.instant().minusSeconds(1)));

    Taken taken = kit.readFile(SourceKit.source("kind", "file", "path", file.toString()));

    assertThat(taken.failure()).endsWith("was written a moment ago, and may not be complete");
    assertThat(taken.lines).isEmpty();
  }

  @Test
  void aFileThatChangesWhileItIsReadFails() throws IOException {
    Path file = file("id\n1\n2\n", StandardCharsets.UTF_8);
    Taken taken =
        new Taken() {
          @Override
          public void take(Line line) {
            super.take(line);
            try {
              Files.writeString(file, "id\n1\n2\n3\n");
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          }
        };

    kit.files.read(
        Reading.of("hr", SourceKit.source("kind", "file", "path", file.toString()), taken));

    assertThat(taken.failure()).endsWith("was written while it was read");
  }

  @Test
  void whatIsNotThereSaysSo() throws IOException {
    assertThat(failure(folder.resolve("none.csv"))).endsWith("none.csv is not there");
    assertThat(failure(folder.resolve("share/people.csv")))
        .isEqualTo("the folder " + folder.resolve("share") + " is not there; is it mounted?");
    Path old = Files.createDirectory(folder.resolve("old.csv"));
    Files.setLastModifiedTime(old, FileTime.from(kit.clock.instant().minusSeconds(60)));
    assertThat(failure(old)).contains("is a folder");
    assertThat(failure(file("", StandardCharsets.UTF_8)))
        .contains("no line has a heading for the person number");
  }

  @Test
  void aFileBehindAnAddressIsReadTheSameWay() {
    Taken taken =
        kit.fetch(
            SourceKit.source("kind", "url", "url", URL),
            (address, in) -> SourceKit.answer(in, "id;name\n1;Ada\n2;Bob\n"));
    assertThat(taken.ids()).containsExactly("1", "2");
    assertThat(taken.calls).isEqualTo(1);
    assertThat(kit.drafts()).isEmpty();
  }

  @Test
  void aPageToSignInIsNoList() {
    assertThat(
            kit.fetch(
                    SourceKit.source("kind", "url", "url", URL),
                    (address, in) -> SourceKit.answer(in, "<!DOCTYPE html><title>Sign in</title>"))
                .failure())
        .startsWith("the list http://hr.example/people.csv cannot be used: it is a web page");
  }

  @Test
  void anAnswerThatBreaksOffIsNoHalfList() {
    Taken taken =
        kit.fetch(
            SourceKit.source("kind", "url", "url", URL),
            (address, in) ->
                new Answer.Lost("Premature end of Content-Length delimited message body"));
    assertThat(taken.failure())
        .isEqualTo(
            "NO_ANSWER: http://hr.example/people.csv: Premature end of Content-Length delimited message body");
    assertThat(taken.lines).isEmpty();
    assertThat(taken.calls).isEqualTo(3);
  }

  @Test
  void anAnswerThatDripsIsGivenUp() {
    Taken taken =
        kit.fetch(
            SourceKit.source("kind", "url", "url", URL, "longest", "1ms"),
            (address, in) -> {
              in.read(new Dripping());
              throw new AssertionError("an answer without an end was read");
            });
    assertThat(taken.failure()).contains("the answer takes longer than");
    assertThat(taken.calls).isEqualTo(1);
  }

  /** Has always one byte more. */
  private static final class Dripping extends InputStream {
    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      into[from] = 'x';
      return 1;
    }
  }

  private String failure(Path file) {
    return kit.readFile(SourceKit.source("kind", "file", "path", file.toString())).failure();
  }

  private static String reason(Line line) {
    Reason reason = Objects.requireNonNull(line.refusal()).reason();
    return reason.name();
  }

  private Path file(String text, Charset charset) throws IOException {
    Path file = folder.resolve("people.csv");
    Files.write(file, text.getBytes(charset));
    Files.setLastModifiedTime(
        file, FileTime.from(kit.clock.instant().minus(Duration.ofMinutes(1))));
    return file;
  }
}
