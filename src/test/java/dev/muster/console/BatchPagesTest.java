package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.roster.Digest;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(classes = ConsoleKit.class)
@AutoConfigureMockMvc
class BatchPagesTest {

  private static final AtomicInteger COUNTER = new AtomicInteger(100_000);

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
  }

  @Autowired private MockMvc mvc;
  @Autowired private Store store;
  @Autowired private PhotoStore photos;
  private Seeds seeds;

  /** Another one for every test: figures of a batch are remembered for a moment. */
  private final String batch = "2026-11-21_" + COUNTER.incrementAndGet() + "_drop";

  @BeforeEach
  void empty() {
    seeds = new Seeds(store);
    seeds.clear();
  }

  @Test
  void aBatchOfTenThousandRowsIsPagedThroughForwardsAndBackwards() throws Exception {
    seeds.batch(batch, false);
    rows(10_000);

    List<String> forwards = new ArrayList<>();
    String next = "/batches/" + batch + "?state=all";
    String last = "";
    while (!next.isEmpty()) {
      last = next;
      String page = page(next);
      forwards.addAll(ids(page));
      next = link(page, "next ›");
    }
    assertThat(forwards).hasSize(10_000).doesNotHaveDuplicates();

    List<String> backwards = new ArrayList<>();
    for (String at = last; !at.isEmpty(); ) {
      String page = page(at);
      backwards.addAll(0, ids(page));
      at = link(page, "‹ previous");
    }
    assertThat(backwards).isEqualTo(forwards);
  }

  @Test
  void theLastPageEndsWithTheLastRow() throws Exception {
    seeds.batch(batch, false);
    rows(250);
    String first = page("/batches/" + batch + "?state=all");

    String lastPage = page(link(first, "last »"));

    assertThat(ids(lastPage)).hasSize(100);
    assertThat(lastPage).doesNotContain("next ›").contains("‹ previous");
  }

  @Test
  void whoeverOpensABatchSeesFirstWhatNeedsSomebody() throws Exception {
    seeds.batch(batch, false);
    row("staff/0001.jpg", "1", "PLACED", null, null);
    row("staff/0002.jpg", "2", "REFUSED", "NO_FACE", "no face in 640 x 480");

    String page = page("/batches/" + batch);

    assertThat(page).contains("0002.jpg", "No face was found in the photo.").doesNotContain("0001");
    assertThat(page).contains("/rows/", "/picture", "loading=\"lazy\"");
    assertThat(page("/batches/" + batch + "?state=placed")).contains("0001").doesNotContain("0002");
  }

  @Test
  void aBatchWithAFailureIsNowhereGreen() throws Exception {
    seeds.batch(batch, false);
    row("staff/0001.jpg", "1", "PLACED", null, null);
    row("staff/0002.jpg", "2", "REFUSED", "NO_FACE", null);

    for (String path : List.of("/", "/batches/" + batch + "/live")) {
      String page = page(path);
      assertThat(page).contains("finished with failures");
      assertThat(bars(page)).contains("bad").doesNotContain("good");
    }
    seeds.sql("DELETE FROM batch_row WHERE state = 'REFUSED'");
    assertThat(bars(page("/"))).contains("good").doesNotContain("bad");
  }

  @Test
  void reasonsAreCountedAndLeadToTheirRows() throws Exception {
    seeds.batch(batch, false);
    row("a.jpg", "1", "REFUSED", "NO_FACE", null);
    row("b.jpg", "2", "REFUSED", "NO_FACE", null);
    row("c.jpg", "3", "REFUSED", "BLURRED", null);

    String page = page("/batches/" + batch);
    assertThat(page).containsSubsequence("reason-NO_FACE", "reason-BLURRED");

    String only = page("/batches/" + batch + "/rows?state=urgent&reason=BLURRED");
    assertThat(only).contains("c.jpg").doesNotContain("a.jpg");
  }

  @Test
  void aBoxThatDoesNotAnswerIsNamedInTheCoverageOfTheBatch() throws Exception {
    seeds.batch(batch, true);
    seeds.person("1", "Ada");
    row("a.jpg", "1", "OPEN", null, null);
    seeds.placement("1", "box-1", PlacementState.FAILED, null);
    seeds.sql("UPDATE placement SET batch = ?", batch);
    seeds.sql(
        "INSERT INTO lane (name, paused_until, troubles, reason, answered_at) VALUES (?, ?, 3, ?, ?)",
        "box-1",
        Seeds.TIME + 30_000,
        "NOT_REACHED: Connection refused",
        Seeds.TIME);

    mvc.perform(get("/batches/" + batch).header("Accept-Language", "en"))
        .andExpect(content().string(containsString("does not answer")))
        .andExpect(content().string(containsString("It cannot be reached: Connection refused")))
        .andExpect(content().string(containsString("last answer")));
    mvc.perform(get("/batches/" + batch).header("Accept-Language", "zh"))
        .andExpect(content().string(containsString("无法连接：Connection refused")));
    mvc.perform(get("/boxes/box-1").header("Accept-Language", "zh"))
        .andExpect(content().string(containsString("无法连接：Connection refused")));
    mvc.perform(get("/people/1").header("Accept-Language", "zh"))
        .andExpect(content().string(containsString("无法连接：Connection refused")));
  }

  @Test
  void twoFacesAreShownSideBySideForADecision() throws Exception {
    seeds.batch(batch, false);
    seeds.person("8", "Bob", seeds.photo(photos));
    row("a.jpg", "7", "HELD", "SAME_FACE_TWO_IDS", "8 (0.93)");

    String page = page("/batches/" + batch);

    assertThat(page)
        .contains("Enrol all the same", "Refuse", "/people/8", "Bob", "class=\"pair\"")
        .contains("/pictures/" + Digest.of(Seeds.JPEG));
  }

  @Test
  void whatWentOnWithAWarningIsCountedLinkedAndNoFailure() throws Exception {
    seeds.batch(batch, false);
    seeds.person("8", "Bob", seeds.photo(photos));
    row("plain.jpg", "6", "PLACED", null, null);
    assertThat(page("/batches/" + batch)).doesNotContain("state=warned");
    row("twin.jpg", "7", "PLACED", null, null);
    seeds.sql(
        "UPDATE batch_row SET warning = ? WHERE file = 'twin.jpg'", "SAME_FACE_TWO_IDS: 8 (0.93)");

    String page = page("/batches/" + batch);
    assertThat(page)
        .contains("Went on, although a face should be looked at: 1.", "1 with a warning")
        .contains("/batches/" + batch + "?state=warned", "tag good\">done<");
    assertThat(bars(page)).contains("good").doesNotContain("bad");
    assertThat(page("/")).contains("1 with a warning");

    String only = page("/batches/" + batch + "/rows?state=warned");
    assertThat(only)
        .contains("twin.jpg", "/people/8", "class=\"pair\"")
        .doesNotContain("plain.jpg");
    mvc.perform(get("/api/batches/" + batch).param("state", "warned"))
        .andExpect(content().string(containsString("\"warned\":1")))
        .andExpect(content().string(containsString("twin.jpg")))
        .andExpect(content().string(not(containsString("plain.jpg"))));
    mvc.perform(get("/batches/" + batch).header("Accept-Language", "zh"))
        .andExpect(content().string(containsString("有 1 条已照常处理，但人脸需要您核对。")))
        .andExpect(content().string(containsString("1 有提醒")));
  }

  @Test
  void whyABatchIsPausedIsSaidInTheLanguageOfTheReader() throws Exception {
    seeds.batch(batch, true);
    row("list.csv", "1", "OPEN", null, null);
    seeds.sql("UPDATE batch_row SET effect = 'LEAVE'");
    seeds.sql("UPDATE batch SET paused = 1, pause_reason = 'REMOVAL'");

    assertThat(page("/batches/" + batch)).contains("It takes 1 people off every box.");
    mvc.perform(get("/batches/" + batch).header("Accept-Language", "zh"))
        .andExpect(content().string(containsString("此批次将把 1 人从所有盒子上移除。")));
    seeds.sql("UPDATE batch SET pause_reason = 'HAND'");
    mvc.perform(get("/batches/" + batch + "/live").header("Accept-Language", "zh"))
        .andExpect(content().string(containsString("有人暂停了此批次")));
    seeds.sql("UPDATE batch SET pause_reason = 'READING'");
    mvc.perform(get("/batches/" + batch + "/live").header("Accept-Language", "zh"))
        .andExpect(content().string(containsString("移除名单仍在读取。")));
  }

  @Test
  void thePageSpeaksChinese() throws Exception {
    seeds.batch(batch, false);
    row("a.jpg", "1", "REFUSED", "NO_FACE", null);

    mvc.perform(get("/batches/" + batch).header("Accept-Language", "zh"))
        .andExpect(content().string(containsString("照片中未找到人脸。")))
        .andExpect(content().string(containsString("失败原因")))
        .andExpect(content().string(not(containsString("??"))));
  }

  @Test
  void aPartThatTheBrowserHasIsNotSentAgain() throws Exception {
    seeds.batch(batch, false);
    row("a.jpg", "1", "REFUSED", "NO_FACE", null);
    for (String part : List.of("live", "rows")) {
      String page = page("/batches/" + batch + "/" + part);
      String seen = page.replaceAll("(?s).*?seen=([0-9a-f]+).*", "$1");
      mvc.perform(
              get("/batches/" + batch + "/" + part)
                  .param("seen", seen)
                  .header("Accept-Language", "en"))
          .andExpect(status().isNoContent());
    }
  }

  @Test
  void whatCannotBeIsNamed() throws Exception {
    seeds.batch(batch, false);
    mvc.perform(get("/batches/nothing")).andExpect(status().isNotFound());
    mvc.perform(get("/batches/" + batch).param("state", "lost")).andExpect(status().isBadRequest());
    mvc.perform(get("/batches/" + batch).param("after", "x")).andExpect(status().isBadRequest());
    mvc.perform(get("/batches/" + batch).param("after", "placed/-1"))
        .andExpect(status().isBadRequest());
  }

  @Test
  void aButtonLeadsBackToTheBatchAndSaysWhenItWasTooLate() throws Exception {
    seeds.batch(batch, true);
    row("a.jpg", "1", "OPEN", null, null);

    mvc.perform(post("/batches/" + batch + "/pause")).andExpect(redirectedUrl("/batches/" + batch));
    assertThat(page("/batches/" + batch))
        .contains("Paused.", "do-resume")
        .doesNotContain("do-pause");
    mvc.perform(post("/batches/" + batch + "/resume"))
        .andExpect(redirectedUrl("/batches/" + batch));
    mvc.perform(post("/batches/" + batch + "/cancel"))
        .andExpect(redirectedUrl("/batches/" + batch));
    mvc.perform(post("/batches/" + batch + "/pause"))
        .andExpect(redirectedUrl("/batches/" + batch + "?problem=conflict"));
    assertThat(page("/batches/" + batch + "?problem=conflict"))
        .contains("That was not possible any more");
    mvc.perform(post("/batches/nothing/pause")).andExpect(status().isNotFound());
    mvc.perform(post("/batches/" + batch + "/pause").header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isForbidden());
  }

  private void rows(int many) {
    store.write(
        db -> {
          for (int i = 0; i < many; i++) {
            String state = i % 33 == 0 ? "REFUSED" : i % 50 == 0 ? "OPEN" : "PLACED";
            db.sql(
                    """
                    INSERT INTO batch_row (batch, file, digest, identity_id, state, reason, handed, updated_at)
                    VALUES (?, ?, ?, ?, ?, ?, 0, ?)
                    """)
                .params(
                    Arrays.asList(
                        batch,
                        "staff/" + i + ".jpg",
                        "d" + i,
                        "" + i,
                        state,
                        state.equals("REFUSED") ? "NO_FACE" : null,
                        Seeds.TIME))
                .update();
          }
          return many;
        });
  }

  private void row(
      String file, String id, String state, @Nullable String reason, @Nullable String detail) {
    seeds.sql(
        """
        INSERT INTO batch_row (batch, file, digest, photo_key, identity_id, name, state, effect, reason, detail,
          handed, updated_at) VALUES (?, ?, ?, 'k', ?, 'Ada', ?, 'NEW', ?, ?, 0, ?)
        """,
        batch,
        file,
        Digest.ofText(file),
        id,
        state,
        reason,
        detail,
        Seeds.TIME);
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(java.net.URI.create(path)).header("Accept-Language", "en"))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static List<String> ids(String page) {
    return Pattern.compile("id=\"row-(\\d+)\"")
        .matcher(page)
        .results()
        .map(r -> r.group(1))
        .toList();
  }

  /** The address of the link with these words; empty when there is none. */
  private static String link(String page, String words) {
    Matcher link = Pattern.compile("<a href=\"([^\"]+)\">" + words + "</a>").matcher(page);
    return link.find() ? link.group(1).replace("&amp;", "&") : "";
  }

  /** The kinds of the parts of all large bars. */
  private static List<String> bars(String page) {
    List<String> kinds = new ArrayList<>();
    Matcher bar = Pattern.compile("(?s)<svg class=\"bar\".*?</svg>").matcher(page);
    while (bar.find()) {
      Pattern.compile("<rect[^>]*class=\"(\\w*)\"")
          .matcher(bar.group())
          .results()
          .forEach(part -> kinds.add(part.group(1)));
    }
    return kinds;
  }
}
