package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.muster.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(classes = ConsoleKit.class)
@AutoConfigureMockMvc
class RunApiTest {

  private static final String PERSON =
      "{\"id\":\"7\",\"name\":\"李雷\",\"type\":\"VIP\",\"groups\":[\"main\"]}";

  @TempDir static Path folder;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
    settings.add("muster.syncs[0].name", () -> "hr");
    settings.add("muster.syncs[0].source.kind", () -> "json");
    settings.add("muster.syncs[0].source.url", () -> "https://hr.example/people?token=secret");
    settings.add("muster.syncs[0].targets[0]", () -> "roster");
    settings.add("muster.syncs[0].schedule", () -> "0 0 2 * * ?");
    settings.add("muster.syncs[0].overdue", () -> "26h");
  }

  @Autowired private MockMvc mvc;
  @Autowired private Store store;
  @Autowired private SyncFigures figures;
  private Seeds seeds;

  @BeforeEach
  void empty() {
    seeds = new Seeds(store);
    seeds.clear();
    figures.forget();
  }

  @Test
  void aSyncIsToldWithItsLastRunAndWithoutSecrets() throws Exception {
    seeds.run("hr", "DONE");
    mvc.perform(get("/api/syncs").header("Accept-Language", "en"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].name").value("hr"))
        .andExpect(jsonPath("$[0].source").value("json"))
        .andExpect(jsonPath("$[0].origin").value("https://hr.example/people"))
        .andExpect(jsonPath("$[0].targets[0]").value("roster"))
        .andExpect(jsonPath("$[0].schedule_words").value("every day at 02:00"))
        .andExpect(jsonPath("$[0].next_at").isNotEmpty())
        .andExpect(jsonPath("$[0].last_run.state").value("done"))
        .andExpect(jsonPath("$[0].last_good_at").isNotEmpty())
        .andExpect(jsonPath("$[0].overdue").value(true))
        .andExpect(jsonPath("$[0].overdue_after_seconds").value(26 * 3600));
    mvc.perform(get("/api/syncs/nobody"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail", containsString("no sync nobody")));
  }

  @Test
  void aLookIsAskedForOnceAndTheSecondCallerIsToldToWait() throws Exception {
    String run =
        mvc.perform(post("/api/syncs/hr/runs"))
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.state").value("asked"))
            .andExpect(jsonPath("$.cause").value("hand"))
            .andReturn()
            .getResponse()
            .getHeader("Location");
    mvc.perform(get(String.valueOf(run))).andExpect(jsonPath("$.run.sync").value("hr"));
    mvc.perform(post("/api/syncs/hr/runs"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("under way")));
    mvc.perform(post("/api/syncs/other/runs")).andExpect(status().isNotFound());
  }

  @Test
  void runsAreFilteredAndPaged() throws Exception {
    for (int i = 0; i < 5; i++) {
      seeds.run("hr", i == 2 ? "FAILED" : "DONE");
    }
    seeds.run("gone", "DONE");
    mvc.perform(get("/api/runs").param("sync", "hr").param("state", "failed"))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].words").value("failed"));
    mvc.perform(get("/api/runs").param("sync", "gone")).andExpect(jsonPath("$.items", hasSize(1)));
    List<Integer> ids = new ArrayList<>();
    String next = null;
    do {
      var ask = get("/api/runs").param("limit", "2");
      String page =
          mvc.perform(next == null ? ask : ask.param("after", next))
              .andReturn()
              .getResponse()
              .getContentAsString();
      ids.addAll(JsonPath.<List<Integer>>read(page, "$.items[*].id"));
      next = JsonPath.read(page, "$.next");
    } while (next != null);
    assertThat(ids).hasSize(6).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b - a);
    mvc.perform(get("/api/runs").param("sync", "typo"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value("sync is \"typo\"; allowed are hr"));
    mvc.perform(get("/api/runs").param("state", "lost"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.parameter").value("state"));
  }

  @Test
  void aRunIsToldWithItsSumsItsTripsAndItsItems() throws Exception {
    long run = plan("TRIPPED", "REMOVALS 412, 4812, 20");
    mvc.perform(get("/api/runs/" + run).header("Accept-Language", "zh"))
        .andExpect(jsonPath("$.run.parts[0].target").value("roster"))
        .andExpect(jsonPath("$.run.parts[0].trips[0].code").value("REMOVALS"))
        .andExpect(jsonPath("$.run.parts[0].trips[0].approvable").value(true))
        .andExpect(jsonPath("$.run.parts[0].trips[0].words", containsString("4,812")))
        .andExpect(jsonPath("$.changes.remove").value(1))
        .andExpect(jsonPath("$.changes.conflict").value(1))
        .andExpect(jsonPath("$.items.planned").value(3));
    String first =
        mvc.perform(get("/api/runs/" + run + "/items").param("limit", "2"))
            .andExpect(jsonPath("$.items[0].change").value("conflict"))
            .andExpect(jsonPath("$.items[0].words").value("The source lists this number twice."))
            .andExpect(jsonPath("$.items[1].change").value("remove"))
            .andExpect(jsonPath("$.items[1].differences[0].before").value("VIP"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    mvc.perform(
            get("/api/runs/" + run + "/items")
                .param("after", (String) JsonPath.read(first, "$.next")))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].change").value("add"))
        .andExpect(jsonPath("$.next").isEmpty());
    mvc.perform(get("/api/runs/" + run + "/items").param("change", "add").param("target", "roster"))
        .andExpect(jsonPath("$.items", hasSize(1)));
    mvc.perform(get("/api/runs/" + run + "/items").param("target", "box-9"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value("target is \"box-9\"; allowed are roster"));
    mvc.perform(get("/api/runs/" + run + "/items").param("after", "99999"))
        .andExpect(status().isBadRequest());
    mvc.perform(get("/api/runs/99999/items")).andExpect(status().isNotFound());
    mvc.perform(get("/api/runs/x")).andExpect(status().isBadRequest());
  }

  @Test
  void aRunThatLeftADirectoryOutSaysSo() throws Exception {
    long run = seeds.run("hr", "DONE");
    seeds.part(run, "box-1", "");
    seeds.part(run, "box-2", "");
    store.write(
        db ->
            db.sql("UPDATE sync_part SET state = 'FAILED', trouble = 'gone' WHERE target = 'box-2'")
                .update());
    mvc.perform(get("/api/runs/" + run).header("Accept-Language", "en"))
        .andExpect(jsonPath("$.run.state").value("done"))
        .andExpect(jsonPath("$.run.words").value("done, without box-2"));
    mvc.perform(get("/api/runs/" + run).header("Accept-Language", "zh"))
        .andExpect(jsonPath("$.run.words").value("已完成，未包含 box-2"));
    mvc.perform(get("/api/syncs")).andExpect(jsonPath("$[0].last_good_at").isEmpty());
  }

  @Test
  void decisionsAreTakenOnce() throws Exception {
    long run = plan("PLANNED", "");
    mvc.perform(post("/api/runs/" + run + "/approve").param("by", "王".repeat(101)))
        .andExpect(status().isBadRequest());
    mvc.perform(post("/api/runs/" + run + "/approve").param("by", "王芳"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.run.state").value("approved"))
        .andExpect(jsonPath("$.run.approved_by").value("王芳"));
    mvc.perform(post("/api/runs/" + run + "/dismiss"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("it is approved")));
    mvc.perform(post("/api/runs/77777/dismiss")).andExpect(status().isNotFound());
    seeds.clear();
    long empty = plan("TRIPPED", "SOURCE_EMPTY 4812");
    mvc.perform(post("/api/runs/" + empty + "/approve"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("cannot be approved")));
    mvc.perform(post("/api/runs/" + empty + "/dismiss"))
        .andExpect(jsonPath("$.run.state").value("dismissed"));
  }

  @Test
  void thePlanIsDownloadedWithoutFormulasInTheAskedLanguage() throws Exception {
    long run = plan("PLANNED", "");
    seeds.sql("UPDATE sync_item SET name = '=1+1' WHERE change = 'ADD'");
    var csv =
        mvc.perform(get("/api/runs/" + run + "/report.csv").param("lang", "zh"))
            .andExpect(status().isOk())
            .andExpect(
                header().string("Content-Disposition", containsString("sync-hr-" + run + ".csv")))
            .andReturn()
            .getResponse();
    String text = new String(csv.getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("\uFEFF目标,变更,人员编号,姓名")
        .contains("'=1+1", "移除", "数据源中此编号出现了两次", "李雷", "贵宾")
        .hasLineCount(4);
    byte[] book =
        mvc.perform(get("/api/runs/" + run + "/report.xlsx").param("lang", "en"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(sheet(book)).contains("Target", "=1+1").doesNotContain("<f>");
    mvc.perform(get("/api/runs/99999/report.csv")).andExpect(status().isNotFound());
  }

  @Test
  void questionsAreListedAndNeedAnAnswer() throws Exception {
    seeds.person("7", "李雷");
    long hint = seeds.hint("hr", "E7", "7", "NUMBER", "李雷");
    mvc.perform(get("/api/hints").header("Accept-Language", "zh"))
        .andExpect(jsonPath("$.items[0].id").value(hint))
        .andExpect(jsonPath("$.items[0].why").value("number"))
        .andExpect(jsonPath("$.items[0].words", containsString("编号几乎相同")))
        .andExpect(jsonPath("$.items[0].person.name").value("李雷"));
    mvc.perform(answer(hint, "{}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.parameter").value("same"));
    mvc.perform(answer(hint, "{\"same\":")).andExpect(status().isBadRequest());
    mvc.perform(answer(hint, "{\"same\":false}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("different"));
    mvc.perform(get("/api/hints")).andExpect(jsonPath("$.items", hasSize(0)));
    mvc.perform(answer(4711, "{\"same\":true}")).andExpect(status().isNotFound());
  }

  private static MockHttpServletRequestBuilder answer(long hint, String json) {
    return post("/api/hints/" + hint).contentType(MediaType.APPLICATION_JSON).content(json);
  }

  private long plan(String state, String trips) {
    long run = seeds.run("hr", state);
    seeds.item(run, "roster", "ADD", null, "韩梅梅", null, PERSON);
    seeds.item(run, "roster", "REMOVE", "7", "李雷", PERSON, null);
    long twice = seeds.item(run, "roster", "CONFLICT", null, "李雷", null, PERSON);
    seeds.sql("UPDATE sync_item SET reason = 'TWICE' WHERE id = ?", twice);
    seeds.part(run, "roster", trips);
    return run;
  }

  private static String sheet(byte[] book) throws IOException {
    Path file = Files.write(folder.resolve("report.xlsx"), book);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes();
      return new String(sheet, StandardCharsets.UTF_8);
    }
  }
}
