package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Placements;
import dev.muster.enrol.ledger.Placing;
import dev.muster.roster.Digest;
import dev.muster.store.Store;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
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

/** Batches, people and removals as programs see them. */
@SpringBootTest(classes = ConsoleKit.class)
@AutoConfigureMockMvc
class BatchConsoleTest {

  private static final long TIME = Seeds.TIME;

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
    settings.add("muster.removal-limit", () -> "2");
  }

  @Autowired private MockMvc mvc;
  @Autowired private Store store;
  @Autowired private Placements placements;
  private Seeds seeds;

  @BeforeEach
  void empty() {
    seeds = new Seeds(store);
    seeds.clear();
  }

  /** A row; the photo's name is its digest. */
  private void row(
      String batch, String file, @Nullable String person, String state, @Nullable String effect) {
    seeds.sql(
        """
        INSERT INTO batch_row (batch, file, digest, identity_id, name, version, state, effect, handed,
          updated_at, photo_key) VALUES (?, ?, ?, ?, 'Ada', 'v', ?, ?, 0, ?, 'k')
        """,
        batch,
        file,
        Digest.ofText(file),
        person,
        state,
        effect,
        System.currentTimeMillis());
  }

  private long lastRow() {
    return store.read(db -> db.sql("SELECT max(id) FROM batch_row").query(Long.class).single());
  }

  private void standing(String id, String... boxes) {
    String version = seeds.person(id, "Ada");
    for (String box : boxes) {
      seeds.sql(
          """
          INSERT INTO placement (identity_id, directory, version, placed_version, state, attempts, claims,
            next_at, updated_at) VALUES (?, ?, ?, ?, 'PLACED', 1, 1, 0, ?)
          """,
          id,
          box,
          version,
          version,
          TIME);
    }
  }

  @Test
  void aBatchSaysHowFarItIsAndHowLongItTakes() throws Exception {
    seeds.batch("b", true);
    seeds.sql(
        "UPDATE batch SET expected = 10, origin = 'people.zip', opened_at = ?, changed_at = ?",
        System.currentTimeMillis() - 600_000,
        System.currentTimeMillis());
    row("b", "1.jpg", "1", "PLACED", "NEW");
    row("b", "2.jpg", "2", "PLACED", "PHOTO");
    row("b", "3.jpg", "3", "OPEN", "NEW");

    mvc.perform(get("/api/batches/b"))
        .andExpect(jsonPath("$.batch.state").value("running"))
        .andExpect(jsonPath("$.batch.mode").value("enrol"))
        .andExpect(jsonPath("$.batch.origin").value("people.zip"))
        .andExpect(jsonPath("$.batch.expected").value(10))
        .andExpect(jsonPath("$.batch.photos").value(3))
        .andExpect(jsonPath("$.batch.settled").value(2))
        .andExpect(jsonPath("$.batch.rows.placed").value(2))
        .andExpect(jsonPath("$.batch.effects.new").value(2))
        .andExpect(jsonPath("$.batch.per_minute").value(2))
        .andExpect(jsonPath("$.batch.seconds_left").value(240))
        .andExpect(jsonPath("$.batch.paused").value(false))
        .andExpect(jsonPath("$.photos.items[0].effect").value("new"))
        .andExpect(jsonPath("$.photos.items[0].picture", endsWith("/picture")));
    mvc.perform(get("/api/batches/b").param("state", "open"))
        .andExpect(jsonPath("$.photos.items.length()").value(1))
        .andExpect(jsonPath("$.photos.items[0].file").value("3.jpg"));
    mvc.perform(get("/api/batches/b").param("state", "lost"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.parameter").value("state"));
  }

  @Test
  void aBatchWithAnUnreadableManifestIsNotGreen() throws Exception {
    seeds.batch("b", false);
    row("b", "1.jpg", "1", "PLACED", "NEW");
    seeds.sql(
        "INSERT INTO manifest (batch, file, digest, lines, complete, reason, handed)"
            + " VALUES ('b', 'people.csv', 'd', 0, 1, 'MANIFEST_UNREADABLE', 0)");

    mvc.perform(get("/api/batches/b"))
        .andExpect(jsonPath("$.batch.state").value("done_with_failures"))
        .andExpect(jsonPath("$.batch.failures").value(1));
    seeds.sql("UPDATE batch SET mode = 'CHECK'");
    mvc.perform(get("/api/batches/b"))
        .andExpect(jsonPath("$.batch.state").value("checked_with_failures"));
  }

  @Test
  void aBatchIsPausedResumedAndCancelled() throws Exception {
    seeds.batch("b", true);
    row("b", "1.jpg", null, "WAITING", null);

    mvc.perform(post("/api/batches/b/pause"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.batch.state").value("paused"))
        .andExpect(jsonPath("$.batch.paused").value(true))
        .andExpect(jsonPath("$.batch.pause_reason").value("hand"))
        .andExpect(jsonPath("$.batch.seconds_left").value(nullValue()));
    mvc.perform(post("/api/batches/b/resume"))
        .andExpect(jsonPath("$.batch.state").value("running"));
    mvc.perform(post("/api/batches/b/cancel"))
        .andExpect(jsonPath("$.batch.state").value("cancelled"))
        .andExpect(jsonPath("$.batch.rows.cancelled").value(1));
    mvc.perform(post("/api/batches/b/pause"))
        .andExpect(status().isConflict())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.detail", containsString("was cancelled")));
    mvc.perform(post("/api/batches/none/cancel")).andExpect(status().isNotFound());
    mvc.perform(post("/api/batches/b/rows/999/accept")).andExpect(status().isNotFound());
    mvc.perform(post("/api/batches/b/pause").header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isForbidden());
  }

  @Test
  void onlyACheckedBatchIsEnrolled() throws Exception {
    seeds.batch("b", false);
    row("b", "1.jpg", "1", "PLACED", "NEW");
    mvc.perform(post("/api/batches/b/enrol")).andExpect(status().isConflict());
  }

  @Test
  void aPersonIsToldWhole() throws Exception {
    standing("7", "box-1");
    seeds.batch("b", false);
    row("b", "1.jpg", "7", "PLACED", "NEW");
    seeds.sql("UPDATE batch_row SET warning = 'SAME_FACE_TWO_IDS: 0001'");
    seeds.sql("UPDATE person SET valid_to = ?, extra = ?", TIME + 1000, "{\"department\":\"R&D\"}");
    seeds.sql(
        "INSERT INTO history (identity_id, at, directory, what, reason) VALUES ('7', ?, 'box-1', 'REFUSED', 'NO_FACE')",
        TIME);
    seeds.sql("INSERT INTO history (identity_id, at, what) VALUES ('7', ?, 'CHANGED')", TIME + 1);
    seeds.sql("UPDATE placement SET state = 'PENDING', next_at = 253402214400000");

    mvc.perform(get("/api/people/7").header("Accept-Language", "en"))
        .andExpect(jsonPath("$.batch").value("b"))
        .andExpect(jsonPath("$.valid_from").value(nullValue()))
        .andExpect(jsonPath("$.valid_to").value("2026-09-21T14:13:21Z"))
        .andExpect(jsonPath("$.extra.department").value("R&D"))
        .andExpect(jsonPath("$.leaving_at").value(nullValue()))
        .andExpect(jsonPath("$.face_warning.reason").value("SAME_FACE_TWO_IDS"))
        .andExpect(jsonPath("$.face_warning.detail").value("0001"))
        .andExpect(jsonPath("$.history[0].what").value("changed"))
        .andExpect(jsonPath("$.history[1].words").value("No face was found in the photo."))
        .andExpect(jsonPath("$.placements[0].paused").value(true))
        .andExpect(jsonPath("$.placements[0].next_try").value(nullValue()))
        .andExpect(jsonPath("$.placements[0].since").value("2026-09-21T14:13:20.001Z"));
  }

  @Test
  void somebodyLeavesWithProof() throws Exception {
    standing("7", "box-1");
    mvc.perform(delete("/api/people/8")).andExpect(status().isNotFound());
    mvc.perform(delete("/api/people/7"))
        .andExpect(status().isAccepted())
        .andExpect(header().string("Location", containsString("/api/batches/")))
        .andExpect(jsonPath("$.batch.source").value("console"))
        .andExpect(jsonPath("$.batch.effects.leave").value(1));
    mvc.perform(delete("/api/people/7")).andExpect(status().isAccepted());
    long batches =
        store.read(db -> db.sql("SELECT count(*) FROM batch").query(Long.class).single());
    assertThat(batches).isEqualTo(1);
    mvc.perform(get("/api/removals"))
        .andExpect(jsonPath("$.items[0].identity_id").value("7"))
        .andExpect(jsonPath("$.items[0].waiting[0]").value("box-1"))
        .andExpect(jsonPath("$.items[0].finished_at").value(nullValue()));

    for (Placing one : placements.claim("box-1", 10)) {
      placements.settle(one, new Outcome.Answered<>("asked, and not there"));
    }
    mvc.perform(get("/api/people/7")).andExpect(status().isNotFound());
    mvc.perform(get("/api/removals").param("person", "7"))
        .andExpect(jsonPath("$.items[0].directories[0].directory").value("box-1"))
        .andExpect(jsonPath("$.items[0].directories[0].proof").value("asked, and not there"))
        .andExpect(jsonPath("$.items[0].erased.photos").value(1))
        .andExpect(jsonPath("$.items[0].erased.pending").value(1));
    mvc.perform(get("/api/removals").param("person", "8"))
        .andExpect(jsonPath("$.items.length()").value(0));
    mvc.perform(get("/api/removals/999999")).andExpect(status().isNotFound());
    String batch = store.read(db -> db.sql("SELECT id FROM batch").query(String.class).single());
    mvc.perform(get("/api/batches/" + batch + "/report.csv"))
        .andExpect(content().string(containsString("box-1,removed")));
  }

  @Test
  void manyPeopleLeaveAfterAConfirmation() throws Exception {
    for (String id : List.of("1", "2", "3")) {
      standing(id, "box-1");
    }
    String answer =
        mvc.perform(
                post("/api/people/remove")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"ids\":[\"1\",\"2\",\"3\",\"4711\"]}"))
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.batch.state").value("paused"))
            .andExpect(jsonPath("$.batch.pause_reason", is("removal")))
            .andExpect(jsonPath("$.batch.rows.refused").value(1))
            .andReturn()
            .getResponse()
            .getHeader("Location");
    assertThat(placements.claim("box-1", 10)).isEmpty();
    mvc.perform(post(answer + "/resume"))
        .andExpect(jsonPath("$.batch.state").value("running_with_failures"));
    assertThat(placements.claim("box-1", 10)).hasSize(3);
  }

  @Test
  void aRemovalOfNobodyOrTooManyIsRefused() throws Exception {
    String many =
        IntStream.range(0, 10_001).mapToObj(n -> "\"" + n + "\"").collect(Collectors.joining(","));
    for (String body :
        new String[] {
          "{}", "{\"ids\":[]}", "{\"ids\":[null]}", "{\"ids\":[\" \"]}", "{\"ids\":[" + many + "]}"
        }) {
      mvc.perform(post("/api/people/remove").contentType(MediaType.APPLICATION_JSON).content(body))
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.parameter").value("ids"));
    }
  }

  @Test
  void theReportTellsEveryRowOnEveryBoxInTheReadersLanguage() throws Exception {
    seeds.batch("b", false);
    standing("7", "box-1", "box-2");
    String version = seeds.person("7", "Ada");
    row("b", "=1+1.jpg", "7", "REFUSED", "NEW");
    seeds.sql("UPDATE batch_row SET version = ?", version);
    seeds.sql(
        "UPDATE placement SET state = 'REFUSED', reason = 'NO_FACE' WHERE directory = 'box-2'");
    row("b", "2.jpg", null, "REFUSED", null);
    seeds.sql("UPDATE batch_row SET reason = 'EMPTY_FILE' WHERE file = '2.jpg'");

    String csv =
        mvc.perform(get("/api/batches/b/report.csv").param("lang", "zh"))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Disposition", containsString("b-report.csv")))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(csv.lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("\uFEFFfile,line,person,name,directory,result"))
        .anyMatch(line -> line.startsWith("'=1+1.jpg,,7,Ada,box-1,placed,"))
        .anyMatch(line -> line.contains("box-2,refused,NO_FACE,照片中未找到人脸。"))
        .anyMatch(line -> line.startsWith("2.jpg,,,Ada,,refused,EMPTY_FILE,"));
    mvc.perform(get("/api/batches/none/report.csv")).andExpect(status().isNotFound());

    byte[] xlsx =
        mvc.perform(get("/api/batches/b/report.xlsx"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(sheet(xlsx)).contains("=1+1.jpg", "NO_FACE", "EMPTY_FILE");
  }

  private static String sheet(byte[] xlsx) throws IOException {
    Path file = Files.write(folder.resolve("report.xlsx"), xlsx);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes();
      return new String(sheet, StandardCharsets.UTF_8);
    }
  }

  private static byte[] picture(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void theSmallPictureOfARowComesFromWhereItsFileLies() throws Exception {
    seeds.batch("b", false);
    row("b", "1.png", null, "REFUSED", null);
    long id = lastRow();
    String address = "/api/batches/b/rows/" + id + "/picture";
    mvc.perform(get(address)).andExpect(status().isNotFound());

    Path file = folder.resolve("drop/.failed/b/1.png");
    Files.createDirectories(file.getParent());
    Files.write(file, picture(900, 600));
    seeds.sql("UPDATE batch_row SET handed_to = ?", file.toString());
    byte[] small =
        mvc.perform(get(address))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", "image/jpeg"))
            .andExpect(header().string("Cache-Control", containsString("private")))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    BufferedImage shown = ImageIO.read(new ByteArrayInputStream(small));
    assertThat(List.of(shown.getWidth(), shown.getHeight())).containsExactly(240, 160);

    mvc.perform(get("/api/batches/other/rows/" + id + "/picture")).andExpect(status().isNotFound());
    Path outside = Files.write(folder.resolve("secret.png"), picture(10, 10));
    seeds.sql("UPDATE batch_row SET handed_to = ?", outside.toString());
    mvc.perform(get(address)).andExpect(status().isNotFound());
    Path link = folder.resolve("drop/.failed/b/link.png");
    Files.createSymbolicLink(link, outside);
    seeds.sql("UPDATE batch_row SET handed_to = ?", link.toString());
    mvc.perform(get(address)).andExpect(status().isNotFound());
    Files.writeString(file, "no picture");
    seeds.sql("UPDATE batch_row SET handed_to = ?", file.toString());
    mvc.perform(get(address)).andExpect(status().isNotFound());
  }

  @Test
  void whatABoxRefusedIsRetried() throws Exception {
    seeds.batch("b", false);
    standing("7", "box-1");
    String version = seeds.person("7", "Ada");
    row("b", "1.jpg", "7", "REFUSED", "NEW");
    seeds.sql("UPDATE batch_row SET version = ?", version);
    seeds.sql("UPDATE placement SET state = 'REFUSED', reason = 'BOX_FULL', placed_version = NULL");

    mvc.perform(post("/api/batches/b/retry"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.batch.state").value("running"))
        .andExpect(jsonPath("$.batch.rows.open").value(1));
    Placing again = placements.claim("box-1", 1).get(0);
    placements.settle(again, new Outcome.Refused<>(new Refusal(Reason.BOX_FULL, "full")));
    mvc.perform(get("/api/batches/b"))
        .andExpect(jsonPath("$.batch.state").value("done_with_failures"));
  }
}
