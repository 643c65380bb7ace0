package dev.muster.sync.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Answer;
import dev.muster.call.Reason;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.sync.source.SourceKit.Site;
import dev.muster.sync.source.SourceKit.Taken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are JSON behind an address. */
class SourcePagesTest {

  private static final String URL = "http://hr.example/people?size=2";

  @TempDir private Path folder;
  private SourceKit kit;

  @BeforeEach
  void start() {
    kit = new SourceKit(folder);
  }

  @AfterEach
  void nothingStaysOnTheDisk() {
    assertThat(kit.drafts()).isEmpty();
  }

  @Test
  void anObjectIsAPersonByTheUsualNamesOfEitherLanguage() {
    Taken taken =
        plain(
            """
            [{"employeeNo": 1001, "fullName": "Ada", "groups": ["main", "lab"], "teams": ["A", "B, C"],
              "department": {"name": "R&D", "floor": 3}, "validTo": "2030-01-31", "left": null},
             {"工号": "1002", "姓名": "张三", "人员类型": "访客", "tags": [{"n": "a"}, {"n": "b"}]}]
            """);

    Entry ada = taken.entries().get(0);
    assertThat(ada.id()).isEqualTo("1001");
    assertThat(ada.groups()).containsExactly("lab", "main");
    assertThat(ada.extra())
        .isEqualTo(Map.of("department.name", "R&D", "department.floor", "3", "teams", "A,B, C"));
    assertThat(ada.validity().to()).isEqualTo("2030-01-31T23:59:59Z");
    Entry zhang = taken.entries().get(1);
    assertThat(zhang.name()).isEqualTo("张三");
    assertThat(zhang.extra()).isEqualTo(Map.of("tags.n", "a,b"));
  }

  @Test
  void aMappingGoesBeforeTheUsualNames() {
    Taken taken =
        kit.readPages(
            SourceKit.source(
                "kind",
                "json",
                "url",
                URL,
                "mapping.id",
                "person.number",
                "mapping.name",
                "title",
                "mapping.type",
                "",
                "extra[0]",
                "type"),
            (address, in) ->
                SourceKit.answer(
                    in,
                    """
                    [{"id": "x9", "person": {"number": "7"}, "title": "Ada", "name": "no",
                      "type": "full-time"}]
                    """));

    Entry ada = taken.entries().get(0);
    assertThat(ada.id()).isEqualTo("7");
    assertThat(ada.name()).isEqualTo("Ada");
    assertThat(ada.type()).isNull();
    assertThat(ada.extra()).isEqualTo(Map.of("type", "full-time"));
  }

  @Test
  void pagesFollowTheAddressThatTheyName() {
    Taken taken =
        kit.readPages(
            paged("next", "/links/next", "total", "/total"),
            pages(
                "http://hr.example/people?size=2",
                    "{\"total\": 3, \"data\": [{\"id\": \"1\"}, {\"id\": \"2\"}], \"links\": {\"next\": \"/people?after=2\"}}",
                "http://hr.example/people?after=2",
                    "{\"data\": [{\"id\": \"3\"}], \"links\": {\"next\": null}, \"total\": \"3\"}"));

    assertThat(taken.ids()).containsExactly("1", "2", "3");
    assertThat(taken.total).isEqualTo(3);
    assertThat(taken.calls).isEqualTo(2);
  }

  @Test
  void aQueryAloneIsOneOfTheSameAddress() {
    Taken taken =
        kit.readPages(
            paged("next", "/next"),
            pages(
                "http://hr.example/people?size=2",
                    "{\"data\": [{\"id\": \"1\"}], \"next\": \"?size=2&page=2\"}",
                "http://hr.example/people?size=2&page=2", "{\"data\": [{\"id\": \"2\"}]}"));
    assertThat(taken.ids()).containsExactly("1", "2");
  }

  @Test
  void aCursorGoesIntoItsParameterEncoded() {
    Taken taken =
        kit.readPages(
            paged("next", "/next", "next-parameter", "cursor"),
            pages(
                "http://hr.example/people?size=2",
                    "{\"data\": [{\"id\": \"1\"}], \"next\": \"a+b/=&\"}",
                "http://hr.example/people?size=2&cursor=a%2Bb%2F%3D%26",
                    "{\"data\": [{\"id\": \"2\"}], \"next\": 17}",
                "http://hr.example/people?size=2&cursor=17", "{\"data\": [{\"id\": \"3\"}]}"));

    assertThat(taken.ids()).containsExactly("1", "2", "3");
  }

  @Test
  void withoutACursorPagesAreCountedUntilOneIsEmpty() {
    Taken taken =
        kit.readPages(
            paged("next-parameter", "page"),
            pages(
                "http://hr.example/people?size=2", "{\"data\": [{\"id\": \"1\"}]}",
                "http://hr.example/people?size=2&page=2", "{\"data\": [{\"id\": \"2\"}]}",
                "http://hr.example/people?size=2&page=3", "{\"data\": []}"));

    assertThat(taken.ids()).containsExactly("1", "2");
  }

  @Test
  void aNumberThatComesTwiceIsPassedOnTwice() {
    assertThat(plain("[{\"id\": \"1\"}, {\"id\": \"2\"}, {\"id\": \"1\"}]").ids())
        .containsExactly("1", "2", "1");
  }

  @Test
  void whoCannotBeReadStopsNobodyElse() {
    Taken taken =
        plain(
            "[{\"id\": \"1\", \"name\": \"%s\"}, 17, {\"id\": \"2\", \"id\": \"3\"}, [\"x\"], {\"name\": \"nobody\"}, {\"id\": \"１００４\"}]"
                .formatted("x".repeat(10_000_000)));

    assertThat(taken.failures).isEmpty();
    assertThat(taken.lines)
        .extracting(line -> line.entry() == null ? reason(line) : line.entry().id())
        .containsExactly(
            "BROKEN_LINE", "BROKEN_LINE", "BROKEN_LINE", "BROKEN_LINE", "BAD_ID", "1004");
    assertThat(taken.lines.get(0).text()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"data\": {\"id\": \"1\"}} | has no list but an object",
        "{\"data\": null} | has no list but null",
        "{\"code\": 500, \"msg\": \"busy\"} | has no list at \"/data\"",
        "<html><body>Sign in</body></html> | is no JSON, or not all of it: line 1, column",
        "{\"data\": [{\"id\": \"1\"}, {\"id\": | is no JSON, or not all of it",
        "{\"data\": [{\"id\": \"1\"}]} {\"data\": []} | goes on after its end",
        "`` | the answer is empty",
        "{\"data\": [{\"empNr\": \"1\", \"who\": \"Ada\"}]} | there are: empNr, who",
        "{\"data\": [{\"name\": \"1\", \"fullName\": \"Ada\", \"id\": \"1\"}]} | both hold the name",
      })
  void whatIsNoListFailsWithOneSentence(String answer, String why) {
    Taken taken = kit.readPages(paged(), (address, in) -> SourceKit.answer(in, answer));
    assertThat(taken.failure())
        .startsWith("the list http://hr.example/people cannot be used: ")
        .contains(why);
  }

  @Test
  void aTotalThatIsNotThereFails() {
    assertThat(
            kit.readPages(
                    paged("total", "/count"),
                    (address, in) -> SourceKit.answer(in, "{\"data\": [{\"id\": \"1\"}]}"))
                .failure())
        .contains("has no number at \"/count\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/people",
        "https://hr.example/people",
        "//evil.example/people",
        "http://hr.example:8080/people",
        "file:///etc/passwd"
      })
  void theNextPageIsNeverOnAnotherHost(String next) {
    Taken taken =
        kit.readPages(
            paged("next", "/next"),
            (address, in) ->
                SourceKit.answer(in, "{\"data\": [{\"id\": \"1\"}], \"next\": \"" + next + "\"}"));
    assertThat(taken.failure()).contains("the next page is on another host");
    assertThat(taken.calls).isEqualTo(1);
  }

  @Test
  void aPageThatNamesItselfOrAnEarlierOneFails() {
    assertThat(
            kit.readPages(
                    paged("next", "/next"),
                    (address, in) ->
                        SourceKit.answer(
                            in, "{\"data\": [{\"id\": \"1\"}], \"next\": \"" + URL + "\"}"))
                .failure())
        .isEqualTo("after page 1 the source names a page that came before");
  }

  @Test
  void thePageThatIsAnsweredForEveryNumberFails() {
    Taken taken =
        kit.readPages(
            paged("next-parameter", "page"),
            (address, in) -> SourceKit.answer(in, "{\"data\": [{\"id\": \"1\"}]}"));
    assertThat(taken.failure()).isEqualTo("page 2 of the source is the same as the one before");
  }

  @Test
  void aListWithoutAnEndEnds() {
    int[] page = {0};
    Taken taken =
        kit.readPages(
            paged("next-parameter", "page"),
            (address, in) -> SourceKit.answer(in, "{\"data\": [{\"id\": \"" + page[0]++ + "\"}]}"));
    assertThat(taken.failure()).isEqualTo("the source goes on after 20 pages");
  }

  @Test
  void whatFailsForAMomentIsAskedAgainAndThenGivenUp() {
    int[] asked = {0};
    Taken taken =
        kit.readPages(
            paged(),
            (address, in) ->
                asked[0]++ < 2
                    ? SourceKit.answer(in, 503, new byte[0])
                    : SourceKit.answer(in, "{\"data\": [{\"id\": \"1\"}]}"));
    assertThat(taken.ids()).containsExactly("1");
    assertThat(taken.calls).isEqualTo(3);

    assertThat(kit.readPages(paged(), (address, in) -> new Answer.NotReached("refused")).failure())
        .isEqualTo("NOT_REACHED: http://hr.example/people: refused");
  }

  @ParameterizedTest
  @CsvSource({
    "404,answered 404",
    "302,redirections are not followed",
    "401,answered 401",
    "204,answered 204"
  })
  void aFinalAnswerIsNotAskedAgain(int status, String why) {
    Taken taken =
        kit.readPages(paged(), (address, in) -> SourceKit.answer(in, status, new byte[0]));
    assertThat(taken.failure()).contains(why);
    assertThat(taken.calls).isEqualTo(1);
  }

  @Test
  void onlyUnicodeIsJson() {
    byte[] page = "[{\"id\": \"1\", \"name\": \"张三\"}]".getBytes(Charset.forName("GB18030"));
    assertThat(readAs(page).failure()).contains("is no JSON");
    byte[] wide = "[{\"id\": \"1\", \"name\": \"张三\"}]".getBytes(StandardCharsets.UTF_16);
    assertThat(readAs(wide).entries().get(0).name()).isEqualTo("张三");
  }

  @Test
  void aPackedAnswerIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("[{\"id\": \"1\"}]".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(readAs(packed.toByteArray()).ids()).containsExactly("1");
  }

  @Test
  void aPictureWithinTheListIsKeptUntilTheSourceNoLongerTellsIt() throws IOException {
    String picture =
        Base64.getEncoder().encodeToString("a picture".getBytes(StandardCharsets.UTF_8));
    Taken taken = plain("[{\"id\": \"1\", \"photo\": \"data:image/jpeg;base64," + picture + "\"}]");
    String name = taken.entries().get(0).photo();
    assertThat(name).startsWith("sha256:");
    assertThat(kit.attached.find("hr", name))
        .hasValue("a picture".getBytes(StandardCharsets.UTF_8));

    kit.clock.pass(Duration.ofMinutes(1));
    assertThat(plain("[{\"id\": \"1\"}]").entries().get(0).photo()).isEmpty();
    assertThat(kit.attached.find("hr", name)).isEmpty();
  }

  @Test
  void aPictureThatIsNoneRefusesThePerson() {
    Taken taken = plain("[{\"id\": \"1\", \"photo\": \"data:image/jpeg;base64,%%%\"}]");
    assertThat(reason(taken.lines.get(0))).isEqualTo(Reason.BAD_PHOTO_NAME.name());
  }

  private static String reason(Line line) {
    return Objects.requireNonNull(line.refusal()).reason().name();
  }

  private Taken plain(String list) {
    return readAs(list.getBytes(StandardCharsets.UTF_8));
  }

  private Taken readAs(byte[] answer) {
    return kit.readPages(
        SourceKit.source("kind", "json", "url", URL),
        (address, in) -> SourceKit.answer(in, 200, answer));
  }

  private static ListSource paged(String... more) {
    String[] all = new String[more.length + 6];
    System.arraycopy(new String[] {"kind", "json", "url", URL, "items", "/data"}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return SourceKit.source(all);
  }

  private static Site pages(String... pages) {
    return (address, in) -> {
      for (int i = 0; i < pages.length; i += 2) {
        if (pages[i].equals(address)) {
          return SourceKit.answer(in, pages[i + 1]);
        }
      }
      return SourceKit.answer(in, 404, new byte[0]);
    };
  }
}
