package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.store.Store;
import java.nio.file.Path;
import java.util.List;
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
class PersonPagesTest {

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
  }

  @Autowired private MockMvc mvc;
  @Autowired private Store store;
  private Seeds seeds;

  @BeforeEach
  void empty() {
    seeds = new Seeds(store);
    seeds.clear();
  }

  @Test
  void thePageSaysWhyThePersonIsNotOnTheBox() throws Exception {
    seeds.person("7", "Ada");
    seeds.placement("7", "box-1", PlacementState.FAILED, null);
    seeds.sql(
        "INSERT INTO lane (name, paused_until, troubles, reason, answered_at) VALUES (?, ?, 3, ?, ?)",
        "box-1",
        Seeds.TIME + 30_000,
        "connection refused",
        Seeds.TIME);

    String page = page("/people/7");

    assertThat(page)
        .contains("Wanted here since", "It does not answer as it should", "connection refused")
        .contains("goes on by itself when it answers", "on 0 of 1 boxes and clouds as wanted");
    assertThat(page).doesNotContain("??");
  }

  @Test
  void theHistoryIsToldNewestFirst() throws Exception {
    seeds.person("7", "Ada");
    history("7", null, "ENROLLED", 1);
    history("7", "box-1", "REFUSED", 2);
    history("7", "box-1", "PLACED", 3);

    assertThat(page("/people/7").replaceAll("(?s).*id=\"history\"", ""))
        .containsSubsequence(">placed<", ">refused<", ">put on the roster<");
  }

  @Test
  void aFaceLikeSomebodyElsesLeadsToThatPerson() throws Exception {
    seeds.person("7", "Ada");
    seeds.batch("b1", false);
    seeds.sql(
        """
        INSERT INTO batch_row (batch, file, digest, identity_id, state, effect, warning, handed, updated_at)
        VALUES ('b1', 'a.jpg', 'd', '7', 'PLACED', 'NEW', ?, 1, 1)
        """,
        "SAME_FACE_TWO_IDS: 8 (0.93)");

    assertThat(page("/people/7")).contains("id=\"same-face\"", "/people/8", "look at 8");
  }

  @Test
  void aNameOrNumberIsFoundByAPart() throws Exception {
    seeds.person("0007", "张三丰");
    seeds.person("0107", "Ada Lovelace");
    seeds.person("1070", "Ada 100% Byron");

    assertThat(names("07")).containsExactly("张三丰", "Ada Lovelace", "Ada 100% Byron");
    assertThat(names("107")).containsExactly("Ada 100% Byron", "Ada Lovelace");
    assertThat(names("ada")).containsExactly("Ada Lovelace", "Ada 100% Byron");
    mvc.perform(get("/people").param("q", "三丰")).andExpect(redirectedUrl("/people/0007"));
    mvc.perform(get("/people").param("q", "100%")).andExpect(redirectedUrl("/people/1070"));
    assertThat(names("_")).isEmpty();
    assertThat(page("/people?q=xyz")).contains("Nobody has a number or name with “xyz” in it.");
    assertThat(names("")).hasSize(3);
  }

  @Test
  void whoLeftIsUnknownButTheProofIsShown() throws Exception {
    seeds.sql(
        "INSERT INTO removal (identity_id, requested_at, finished_at, photos, files) VALUES ('7', ?, ?, 1, 2)",
        Seeds.TIME,
        Seeds.TIME + 1000);
    seeds.sql(
        "INSERT INTO removal_place (removal, directory, removed_at, proof) SELECT id, 'box-1', ?, ? FROM removal",
        Seeds.TIME,
        "GET users: no such identity");

    mvc.perform(get("/people/7").header("Accept-Language", "en"))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString("Nobody on the roster has the number 7")))
        .andExpect(content().string(containsString("GET users: no such identity")));
    assertThat(page("/removals")).contains("removed everywhere", "box-1", "photos: 1, files: 2");
    mvc.perform(get("/people/8").header("Accept-Language", "zh"))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString("名册上没有编号为 8 的人员")));
    mvc.perform(get("/people/7/live"))
        .andExpect(status().isNoContent())
        .andExpect(header().string("HX-Refresh", "true"));
  }

  @Test
  void theButtonRemovesAndFollowsTheRemoval() throws Exception {
    seeds.person("7", "Ada");
    seeds.placement("7", "box-1", PlacementState.PLACED, null);

    mvc.perform(post("/people/7/remove")).andExpect(redirectedUrl("/people/7"));

    assertThat(page("/people/7"))
        .contains("To be removed everywhere, since", "being removed; 1 boxes and clouds to go")
        .doesNotContain("do-remove");
    assertThat(page("/removals")).contains("Still to go", "box-1");
    mvc.perform(post("/people/8/remove")).andExpect(redirectedUrl("/people/8"));
    mvc.perform(post("/people/7/remove").header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isForbidden());
  }

  private void history(
      String id, @org.jspecify.annotations.Nullable String box, String what, int after) {
    seeds.sql(
        "INSERT INTO history (identity_id, at, directory, what) VALUES (?, ?, ?, ?)",
        id,
        Seeds.TIME + after,
        box,
        what);
  }

  private List<String> names(String part) throws Exception {
    return Pattern.compile("<a class=\"name\" [^>]*>([^<]+)</a>")
        .matcher(page("/people?q=" + java.net.URLEncoder.encode(part, "UTF-8")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private String page(String path) throws Exception {
    return mvc.perform(get(java.net.URI.create(path)).header("Accept-Language", "en"))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
