package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.roster.Digest;
import dev.muster.roster.PhotoStore;
import dev.muster.sample.SampleFaces;
import dev.muster.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
class SyncPagesTest {

  private static final String BEFORE =
      "{\"id\":\"7\",\"name\":\"<b>李雷</b>\",\"type\":\"EMPLOYEE\",\"groups\":[\"main\"],\"photo\":\"p\",\"validity\":{\"from\":null,\"to\":null},\"extra\":{\"部门\":\"研发\"}}";
  private static final String AFTER =
      "{\"id\":\"7\",\"name\":\"李磊\",\"type\":null,\"groups\":[\"main\",\"lab\"],\"validity\":{\"from\":null,\"to\":1798761600.0},\"extra\":{\"部门\":\"市场\"},\"photo\":\"\",\"action\":\"ADD\"}";

  @TempDir static Path folder;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
    settings.add("muster.syncs[0].name", () -> "nightly");
    settings.add("muster.syncs[0].targets[0]", () -> "box-1");
    settings.add("muster.syncs[0].schedule", () -> "0 0 2 * * ?");
    settings.add("muster.syncs[0].zone", () -> "Asia/Shanghai");
    settings.add("muster.syncs[0].overdue", () -> "26h");
    settings.add("muster.syncs[1].name", () -> "hr");
    settings.add("muster.syncs[1].source.kind", () -> "file");
    settings.add("muster.syncs[1].source.path", () -> folder.resolve("staff.csv").toString());
    settings.add("muster.syncs[1].targets[0]", () -> "roster");
  }

  @Autowired private MockMvc mvc;
  @Autowired private Store store;
  @Autowired private PhotoStore photos;
  @Autowired private SyncFigures figures;
  private Seeds seeds;

  @BeforeEach
  void empty() {
    seeds = new Seeds(store);
    seeds.clear();
    figures.forget();
  }

  @Test
  void theFirstThingsShownAreTheRunsThatWaitForSomebody() throws Exception {
    seeds.run("hr", "DONE");
    long run = tripped();

    String page = page("/syncs", "en");

    assertThat(page).containsSubsequence("Waiting for you", "/sync-runs/" + run, "id=\"all\"");
    assertThat(page)
        .contains(
            "every day at 02:00", "(Asia/Shanghai)", "stopped by a guard", "a file → the roster")
        .contains("Look now", "Last good sync of each box and cloud");
    assertThat(page("/", "en")).contains("1 waiting for you", "/sync-runs/" + run);
    assertThat(page("/syncs", "zh")).contains("等待您处理", "每天 02:00", "已被保护规则拦下").doesNotContain("??");
  }

  @Test
  void aTrippedGuardSaysLoudlyThatNothingWasChangedAndWhy() throws Exception {
    long run = tripped();

    String page = page("/sync-runs/" + run, "en");

    assertThat(page)
        .containsSubsequence("Stopped: nothing was changed", "box-1: ", "412 of 4,812 people", "20")
        .contains("Approve it only when that is right.", "do-approve", "do-dismiss")
        .contains("1 person leaves. Have you looked at who that is?");
    assertThat(page("/sync-runs/" + run, "zh"))
        .contains("已拦下：未做任何更改", "box-1: ", "4,812")
        .doesNotContain("??");
  }

  @Test
  void whatNobodyCanApproveHasNoSuchButton() throws Exception {
    long run = seeds.run("nightly", "TRIPPED");
    seeds.part(run, "box-1", "SOURCE_EMPTY 4812");

    String page = page("/sync-runs/" + run, "en");

    assertThat(page)
        .contains("This plan cannot be approved.", "Mend the source", "do-dismiss", "do-look")
        .doesNotContain("do-approve");
  }

  @Test
  void whatDiffersIsShownFieldByFieldAndNamesAreNeverMarkup() throws Exception {
    seeds.person("7", "<b>李雷</b>", seeds.photo(photos));
    long run = seeds.run("hr", "PLANNED");
    long item = seeds.item(run, "roster", "UPDATE", "7", "<b>李雷</b>", BEFORE, AFTER);
    seeds.sql("UPDATE sync_item SET fields = 'NAME,GROUPS,VALIDITY,EXTRA' WHERE id = ?", item);
    seeds.part(run, "roster", "");

    String page = page("/sync-runs/" + run, "en");

    assertThat(page)
        .contains("<del>&lt;b&gt;李雷&lt;/b&gt;</del>", "<ins>李磊</ins>")
        .contains("<del>main</del>", "<ins>main, lab</ins>")
        .contains("部门", "<del>研发</del>", "<ins>市场</ins>", "until 2027-01-01")
        .contains("/people/7", "/pictures/" + Digest.of(Seeds.JPEG))
        .doesNotContain("<b>李雷");
  }

  @Test
  void aPlanOfTenThousandIsPagedForwardsAndBackwards() throws Exception {
    long run = seeds.run("nightly", "PLANNED");
    store.write(
        db -> {
          for (int i = 0; i < 10_000; i++) {
            String change = i % 7 == 0 ? "REMOVE" : i % 100 == 1 ? "CONFLICT" : "ADD";
            db.sql(
                    """
                    INSERT INTO sync_item (run, sync, target, change, item_key, name, state, updated_at)
                    VALUES (?, 'nightly', ?, ?, ?, '张伟', 'PLANNED', 1)
                    """)
                .params(run, i % 2 == 0 ? "box-1" : "box-2", change, "k" + i)
                .update();
          }
          return 1;
        });
    seeds.part(run, "box-1", "");
    seeds.part(run, "box-2", "");

    List<String> forwards = new ArrayList<>();
    String last = "";
    for (String next = "/sync-runs/" + run; !next.isEmpty(); ) {
      last = next;
      String page = page(next, "en");
      forwards.addAll(ids(page));
      next = link(page, "next ›");
    }
    assertThat(forwards).hasSize(10_000).doesNotHaveDuplicates();

    List<String> backwards = new ArrayList<>();
    for (String at = link(page("/sync-runs/" + run, "en"), "last »"); !at.isEmpty(); ) {
      String page = page(at, "en");
      backwards.addAll(0, ids(page));
      at = link(page, "‹ previous");
    }
    assertThat(backwards).isEqualTo(forwards);
    assertThat(page("/sync-runs/" + run + "?change=conflict&target=box-2", "en"))
        .contains("conflict")
        .doesNotContain("tag bad\">remove");
    assertThat(last).contains("after=");
  }

  @Test
  void theResultOfEachItemComesFromTheLedger() throws Exception {
    seeds.person("7", "Ada", seeds.photo(photos));
    seeds.batch("b-1", false);
    seeds.photoOf("b-1", "7.jpg", "REFUSED", "NO_FACE");
    long run = seeds.run("hr", "DONE");
    long item = seeds.item(run, "roster", "ADD", "7", "Ada", null, AFTER);
    seeds.sql(
        "UPDATE sync_item SET state = 'HANDED_ON', batch_row = (SELECT max(id) FROM batch_row)");
    seeds.item(run, "box-1", "ADD", "7", "Ada", null, null);
    seeds.sql("UPDATE sync_item SET state = 'HANDED_ON' WHERE target = 'box-1'");
    seeds.placement("7", "box-1", PlacementState.FAILED, null);
    seeds.part(run, "roster", "");
    seeds.part(run, "box-1", "");

    String page = page("/sync-runs/" + run, "en");

    assertThat(page)
        .contains("item-" + item, "handed on", "/batches/b-1", "No face was found in the photo.")
        .contains("failed, will be tried again", "next try");
    assertThat(page("/sync-runs/" + run + "?state=done", "en")).contains("Nothing here.");
  }

  @Test
  void aRunIsAsGoodAsTheLedgerSaysOfWhatItHandedOn() throws Exception {
    seeds.person("7", "Ada", seeds.photo(photos));
    seeds.person("8", "Bob", seeds.photo(photos));
    seeds.batch("b-1", false);
    seeds.photoOf("b-1", "7.jpg", "OPEN", null);
    long run = seeds.run("hr", "DONE");
    long item = seeds.item(run, "box-1", "UPDATE", "7", "Ada", null, null);
    seeds.item(run, "box-1", "REMOVE", "8", "Bob", null, null);
    seeds.part(run, "box-1", "");
    seeds.placement("8", "box-1", PlacementState.REMOVING, null);
    seeds.sql("UPDATE sync_item SET state = 'HANDED_ON'");
    seeds.sql(
        "UPDATE sync_item SET batch_row = (SELECT max(id) FROM batch_row) WHERE id = ?", item);
    seeds.sql("UPDATE sync_run SET batch = 'b-1'");

    assertThat(page("/syncs/hr", "en")).contains("tag wait\">done; 2 on their way<");
    assertThat(page("/sync-runs/" + run, "zh")).contains("tag wait\">已完成；还有 2 项在途<");
    seeds.sql("DELETE FROM placement WHERE identity_id = '8'");
    assertThat(page("/syncs/hr", "en")).contains("tag wait\">done; 1 on their way<");
    seeds.sql("UPDATE batch_row SET state = 'PLACED'");
    assertThat(page("/syncs/hr", "en")).contains("tag good\">done<");
    seeds.sql("UPDATE batch_row SET state = 'REFUSED', reason = 'NO_FACE'");
    assertThat(page("/syncs/hr", "en")).contains("tag bad\">finished with failures<");
    seeds.sql("UPDATE sync_item SET state = 'REFUSED' WHERE id = ?", item);
    mvc.perform(get("/api/runs/" + run))
        .andExpect(jsonPath("$.run.refused").value(1))
        .andExpect(jsonPath("$.run.unsettled").value(0));
  }

  @Test
  void whatWasRefusedAtOnceIsAFailureWithoutARowOfABatch() throws Exception {
    long run = seeds.run("hr", "DONE");
    long item = seeds.item(run, "roster", "ADD", "7", "Ada", null, AFTER);
    seeds.part(run, "roster", "");
    seeds.sql("UPDATE sync_item SET state = 'READY' WHERE id = ?", item);
    assertThat(page("/syncs/hr", "en")).contains("tag wait\">done; 1 on their way<");
    seeds.sql("UPDATE sync_item SET state = 'REFUSED' WHERE id = ?", item);
    assertThat(page("/syncs/hr", "en")).contains("tag bad\">finished with failures<");
  }

  @Test
  void photosThatAnItemKeepsAreShownSmallAndThoseOfOutsidersNever() throws Exception {
    String photo = photos.put(SampleFaces.landscape(4));
    long run = seeds.run("nightly", "PLANNED");
    long ours = seeds.item(run, "box-1", "REMOVE", "7", "Ada", BEFORE, null);
    long theirs = seeds.item(run, "box-1", "REMOVE", null, "Stranger", null, null);
    seeds.sql("UPDATE sync_item SET found_photo = ?", photo);
    seeds.part(run, "box-1", "");
    String path = "/api/runs/" + run + "/items/";

    assertThat(page("/sync-runs/" + run, "en"))
        .contains(path + ours + "/photos/found")
        .doesNotContain(path + theirs);
    mvc.perform(get(path + ours + "/photos/found"))
        .andExpect(status().isOk())
        .andExpect(content().contentType("image/jpeg"));
    mvc.perform(get(path + theirs + "/photos/found")).andExpect(status().isNotFound());
    mvc.perform(get(path + ours + "/photos/wanted")).andExpect(status().isNotFound());
    mvc.perform(get(path + ours + "/photos/both")).andExpect(status().isBadRequest());
  }

  @Test
  void theButtonsLeadToTheRunAndSayWhenItWasTooLate() throws Exception {
    mvc.perform(post("/syncs/nightly/look")).andExpect(redirectedUrlPattern("/sync-runs/*"));
    mvc.perform(post("/syncs/nightly/look"))
        .andExpect(redirectedUrl("/syncs/nightly?problem=conflict"));
    assertThat(page("/syncs/nightly?problem=conflict", "en")).contains("is under way: wait for it");
    seeds.clear();
    long run = tripped();
    mvc.perform(post("/sync-runs/" + run + "/approve").param("by", "王芳"))
        .andExpect(redirectedUrl("/sync-runs/" + run));
    assertThat(page("/sync-runs/" + run, "en")).contains("approved by 王芳", "being carried out");
    mvc.perform(post("/sync-runs/" + run + "/dismiss"))
        .andExpect(redirectedUrl("/sync-runs/" + run + "?problem=conflict"));
    assertThat(page("/sync-runs/" + run + "?problem=conflict", "en"))
        .contains("That was not possible any more");
    mvc.perform(post("/sync-runs/" + run + "/approve").header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isForbidden());
  }

  @Test
  void questionsShowBothAndTheirNames() throws Exception {
    seeds.person("8", "李雷", seeds.photo(photos));
    long run = seeds.run("hr", "PLANNED");
    seeds.item(run, "roster", "CONFLICT", null, "李雷 <i>", null, AFTER);
    seeds.part(run, "roster", "");
    seeds.hint("hr", "key-李雷 <i>", "8", "NAME", "李雷 <i>");

    String page = page("/syncs", "en");

    assertThat(page)
        .contains("Same name", "李雷 &lt;i&gt;", "/people/8", "The same person", "Two people")
        .contains("no photo kept", "1 open question")
        .doesNotContain("<i>");
  }

  @Test
  void aRunUnderWaySaysHowManyEachTargetHasListed() throws Exception {
    long run = seeds.run("nightly", "ASKED");
    seeds.sql(
        "INSERT INTO sync_part (run, target, state, listed) VALUES (?, 'box-1', 'LISTING', 12000)",
        run);
    assertThat(page("/sync-runs/" + run + "/live", "en")).contains("listing box-1: 12,000");
    assertThat(page("/sync-runs/" + run + "/live", "zh")).contains("正在列出 box-1：12,000");
  }

  @Test
  void aPersonIsToldWhichSyncBroughtThemAndWhatPlansSaid() throws Exception {
    seeds.person("7", "Ada", seeds.photo(photos));
    seeds.sql(
        "INSERT INTO sync_link (sync, item_key, identity_id, linked_at, missing_since) VALUES ('hr', 'E7', '7', 1, 2)");
    long run = seeds.run("hr", "PLANNED");
    seeds.item(run, "roster", "WAIT", "7", "Ada", BEFORE, null);
    assertThat(page("/people/7", "en"))
        .contains("Listed by hr as E7", "not listed any more since", "leaves later")
        .contains("/sync-runs/" + run);
    mvc.perform(get("/api/people/7"))
        .andExpect(content().string(containsString("\"brought_by\":[{\"sync\":\"hr\"")));
  }

  @Test
  void runsAreComparedOverTimeOnThePageOfTheirSync() throws Exception {
    for (int i = 0; i < 40; i++) {
      long run = seeds.run("nightly", "DONE");
      seeds.item(run, "box-1", "ADD", "7", "Ada", null, null);
      seeds.part(run, "box-1", "");
    }
    String page = page("/syncs/nightly", "en");
    assertThat(page).contains("bar thin", "1 add", "4.5 s", "next ›");
    assertThat(page(link(page, "next ›"), "en")).contains("« first").doesNotContain("next ›");
  }

  @Test
  void whatCannotBeIsNamed() throws Exception {
    long run = tripped();
    mvc.perform(get("/syncs/nothing")).andExpect(status().isNotFound());
    mvc.perform(get("/sync-runs/999")).andExpect(status().isNotFound());
    mvc.perform(post("/syncs/nothing/look")).andExpect(status().isNotFound());
    mvc.perform(post("/sync-runs/999/approve")).andExpect(status().isNotFound());
    for (String wrong :
        List.of("change=lost", "target=nowhere", "state=x", "after=77", "before=x")) {
      mvc.perform(get("/sync-runs/" + run + "?" + wrong)).andExpect(status().isBadRequest());
    }
  }

  @Test
  void aPartThatTheBrowserHasIsNotSentAgain() throws Exception {
    long run = tripped();
    for (String part :
        List.of(
            "/syncs/live",
            "/syncs/nightly/live",
            "/sync-runs/" + run + "/live",
            "/sync-runs/" + run + "/items")) {
      String seen = page(part, "en").replaceAll("(?s).*?seen=([0-9a-f]+).*", "$1");
      mvc.perform(get(part).param("seen", seen).header("Accept-Language", "en"))
          .andExpect(status().isNoContent());
    }
  }

  @Test
  void everythingSpeaksChinese() throws Exception {
    long run = tripped();
    seeds.hint("hr", "E9", "7", "FACE", "李雷");
    for (String path : List.of("/", "/syncs", "/syncs/nightly", "/syncs/hr", "/sync-runs/" + run)) {
      mvc.perform(get(path).header("Accept-Language", "zh"))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("同步")))
          .andExpect(content().string(not(containsString("??"))));
    }
  }

  private long tripped() {
    long run = seeds.run("nightly", "TRIPPED");
    seeds.item(run, "box-1", "REMOVE", "7", "Ada", BEFORE, null);
    seeds.part(run, "box-1", "REMOVALS 412, 4812, 20");
    return run;
  }

  private String page(String path, String language) throws Exception {
    return mvc.perform(get(java.net.URI.create(path)).header("Accept-Language", language))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static List<String> ids(String page) {
    return Pattern.compile("id=\"item-(\\d+)\"")
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
}
