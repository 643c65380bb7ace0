package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.call.Reason;
import dev.muster.kiosk.KioskLook;
import dev.muster.kiosk.Verdict;
import dev.muster.kiosk.Verdict.Kind;
import dev.muster.kiosk.Verdict.Written;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

@SpringBootTest(classes = ConsoleKit.class)
@AutoConfigureMockMvc
class KioskApiTest {

  private static final String KEY = "0123456789abcdef";
  private static final Instant AT = Instant.parse("2026-01-02T08:31:05Z");
  private static final Person ADA =
      new Person("7", "Ada", PersonType.EMPLOYEE, new TreeSet<>(List.of("staff")), "f".repeat(64));

  @TempDir static Path folder;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
    settings.add("muster.kiosks[0].name", () -> "desk");
    settings.add("muster.kiosks[0].recogniser", () -> "cloud-1");
    settings.add("muster.kiosks[0].place", () -> "front desk");
    settings.add("muster.kiosks[0].every", () -> "200ms");
    settings.add("muster.kiosks[1].name", () -> "door");
    settings.add("muster.kiosks[1].recogniser", () -> "cloud-2");
    settings.add("muster.kiosks[1].key", () -> KEY);
    settings.add("muster.kiosks[1].every", () -> "1m");
  }

  private static final AtomicInteger NUMBER = new AtomicInteger(10_000_000);

  @Autowired private MockMvc mvc;
  @Autowired private ConsoleKit.Doorman doorman;

  @BeforeEach
  void empty() {
    doorman.looks.clear();
  }

  @Test
  void whoIsRecognisedIsWelcomedInTheReadersLanguage() throws Exception {
    said(Kind.RECOGNISED, ADA, null, new Written("evt_1", AT, false));

    look("desk", "request-1", "en")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value("request-1"))
        .andExpect(jsonPath("$.result").value("recognised"))
        .andExpect(jsonPath("$.headline").value("Welcome, Ada"))
        .andExpect(jsonPath("$.words").value(containsString("Recognised at ")))
        .andExpect(jsonPath("$.identity_id").value("7"))
        .andExpect(jsonPath("$.event_id").value("evt_1"))
        .andExpect(jsonPath("$.at").value("2026-01-02T08:31:05Z"))
        .andExpect(jsonPath("$.again").value(false));
    look("desk", "request-2", "zh").andExpect(jsonPath("$.headline").value("欢迎，Ada"));
    assertThat(doorman.looks)
        .extracting(KioskLook::request)
        .containsExactly("request-1", "request-2");
  }

  @Test
  void whoStaysIsToldSinceWhen() throws Exception {
    said(Kind.RECOGNISED, ADA, null, new Written("evt_1", AT, true));
    look("desk", next(), "en")
        .andExpect(jsonPath("$.words").value(containsString("Recognised already at ")))
        .andExpect(jsonPath("$.again").value(true));
  }

  @Test
  void ofSomebodyWhoIsNotToBeLetInNothingElseIsSaid() throws Exception {
    said(Kind.BLACKLISTED, ADA, null, new Written("evt_1", AT, false));
    look("desk", next(), "en")
        .andExpect(jsonPath("$.headline").value("Please wait"))
        .andExpect(content().string(not(containsString("Ada"))))
        .andExpect(jsonPath("$.identity_id").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_VALID, 200, Not valid today",
    "NOT_ON_ROSTER, 200, Not on the roster",
    "NOBODY, 200, Not recognised",
    "UNSURE, 200, Not sure",
    "NO_FACE, 200, Look into the camera",
    "NOT_LIVE, 200, Not recognised",
    "NOT_REACHED, 503, Out of service",
    "NO_ANSWER, 504, No answer"
  })
  void everyEndHasItsWords(Kind kind, int status, String headline) throws Exception {
    said(kind, null, null, null);
    look("desk", next(), "en")
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.headline").value(headline));
    look("desk", next(), "zh").andExpect(content().string(not(containsString("kiosk."))));
  }

  @Test
  void aRefusedPictureHasItsReason() throws Exception {
    said(Kind.REFUSED, null, Reason.BLURRED, null);
    look("desk", next(), "en")
        .andExpect(jsonPath("$.words").value(Reason.BLURRED.words(java.util.Locale.ENGLISH)));
  }

  @Test
  void withoutItsKeyNobodyIsLookedAt() throws Exception {
    look("door", next(), "en").andExpect(status().isForbidden());
    mvc.perform(sent("door", next()).header("Muster-Kiosk-Key", "0123456789abcdee"))
        .andExpect(status().isForbidden());
    assertThat(doorman.looks).isEmpty();

    mvc.perform(sent("door", next()).header("Muster-Kiosk-Key", KEY)).andExpect(status().isOk());
    mvc.perform(sent("door", next()).header("Muster-Kiosk-Key", KEY))
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", "60"));
    assertThat(doorman.looks).hasSize(1);
  }

  @Test
  void wrongRequestsNameTheirMistake() throws Exception {
    look("nowhere", next(), "en").andExpect(status().isNotFound());
    look("desk", "7", "en")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.parameter").value("id"));
    mvc.perform(multipart("/api/kiosk/desk/look").param("id", next()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.parameter").value("picture"));
    assertThat(doorman.looks).isEmpty();
  }

  @Test
  void anotherSiteCannotSendPictures() throws Exception {
    mvc.perform(sent("desk", next()).header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isForbidden());
    assertThat(doorman.looks).isEmpty();
  }

  @Test
  void thePagesShowNoKey() throws Exception {
    mvc.perform(get("/kiosk"))
        .andExpect(content().string(containsString("front desk")))
        .andExpect(content().string(containsString("/kiosk/door")));
    mvc.perform(get("/kiosk/door").header("Accept-Language", "zh"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("data-every=\"60000\"")))
        .andExpect(content().string(containsString("请正视摄像头")))
        .andExpect(content().string(not(containsString(KEY))))
        .andExpect(content().string(not(containsString("??"))));
    mvc.perform(get("/kiosk/nowhere")).andExpect(status().isNotFound());
  }

  private void said(
      Kind kind, @Nullable Person person, @Nullable Reason reason, @Nullable Written event) {
    doorman.answer = look -> new Verdict(kind, person, null, reason, "", event);
  }

  private static String next() {
    return "request-" + NUMBER.incrementAndGet();
  }

  /** Waits for the kiosk's turn, as its page does. */
  private ResultActions look(String kiosk, String id, String language) throws Exception {
    ResultActions[] result = new ResultActions[1];
    org.awaitility.Awaitility.await()
        .until(
            () -> {
              result[0] = mvc.perform(sent(kiosk, id).header("Accept-Language", language));
              return result[0].andReturn().getResponse().getStatus() != 429;
            });
    return result[0];
  }

  private static MockMultipartHttpServletRequestBuilder sent(String kiosk, String id) {
    MockMultipartHttpServletRequestBuilder request =
        multipart("/api/kiosk/{name}/look", kiosk)
            .file(new MockMultipartFile("picture", "a.jpg", "image/jpeg", Seeds.JPEG));
    request.param("id", id);
    return request;
  }
}
