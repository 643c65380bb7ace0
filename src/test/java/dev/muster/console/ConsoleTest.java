package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.muster.box.BoxSetup;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.event.PictureMatch;
import dev.muster.flow.RouteProblem;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SpringBootTest(classes = ConsoleKit.class)
@AutoConfigureMockMvc
class ConsoleTest {

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
  @Autowired private BoxSetup setup;
  @Autowired private ConsoleKit.Desk desk;
  @Autowired private ConsoleKit.Routes routes;
  private Seeds seeds;

  @BeforeEach
  void empty() {
    seeds = new Seeds(store);
    seeds.clear();
    routes.problems.clear();
  }

  @Test
  void theFirstPageOfAnEmptyStoreSaysWhatToDo() throws Exception {
    mvc.perform(get("/").header("Accept-Language", "en"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("box-1")))
        .andExpect(content().string(containsString("not asked yet")))
        .andExpect(content().string(containsString("Put photos named like 0007_Name.jpg")))
        .andExpect(content().string(not(containsString("??"))));
  }

  @Test
  void theBrowserMayOnlyLoadWhatWeServe() throws Exception {
    mvc.perform(get("/"))
        .andExpect(header().string("Content-Security-Policy", containsString("script-src 'self'")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(content().string(not(containsString("<style"))))
        .andExpect(content().string(not(containsString("style=\""))));
  }

  @Test
  void aNameIsTextAndNeverMarkup() throws Exception {
    seeds.person("7", "<b>x</b>\"'><script>");
    seeds.placement("7", "box-1", PlacementState.FAILED, null);
    seeds.event("e1", "7", "<b>x</b>", null);

    for (String page : new String[] {"/", "/people/7", "/people?id=7", "/sections/people"}) {
      mvc.perform(get(page))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("&lt;b&gt;x&lt;/b&gt;")))
          .andExpect(content().string(not(containsString("<b>x"))))
          .andExpect(content().string(not(containsString("<script>"))));
    }
  }

  @Test
  void theBrowsersLanguageIsUsed() throws Exception {
    mvc.perform(get("/").header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5"))
        .andExpect(content().string(containsString("lang=\"zh\"")))
        .andExpect(content().string(containsString("识别事件")))
        .andExpect(content().string(not(containsString("??"))));
    mvc.perform(get("/").header("Accept-Language", "de"))
        .andExpect(content().string(containsString("Match events")));
  }

  @Test
  void theChosenLanguageIsKeptInACookie() throws Exception {
    mvc.perform(get("/").param("lang", "zh").header("Accept-Language", "en"))
        .andExpect(cookie().value("lang", "zh"))
        .andExpect(content().string(containsString("识别事件")));
    mvc.perform(get("/").cookie(new Cookie("lang", "zh")).header("Accept-Language", "en"))
        .andExpect(content().string(containsString("识别事件")));
  }

  @Test
  void reasonsComeInTheReadersLanguage() throws Exception {
    seeds.person("7", "Ada");
    seeds.placement("7", "box-1", PlacementState.REFUSED, "NO_FACE");

    mvc.perform(get("/sections/placements").header("Accept-Language", "zh"))
        .andExpect(content().string(containsString("照片中未找到人脸。")));
    mvc.perform(get("/api/people/7").header("Accept-Language", "en"))
        .andExpect(jsonPath("$.placements[0].state").value("refused"))
        .andExpect(jsonPath("$.placements[0].words").value("No face was found in the photo."))
        .andExpect(jsonPath("$.updated_at").value("2026-09-21T14:13:20Z"));
  }

  @Test
  void aSectionThatTheBrowserHasAlreadyIsNotSentAgain() throws Exception {
    String page =
        mvc.perform(get("/sections/people")).andReturn().getResponse().getContentAsString();
    String seen = page.replaceAll("(?s).*seen=([0-9a-f]+).*", "$1");

    mvc.perform(get("/sections/people").param("seen", seen)).andExpect(status().isNoContent());
    seeds.person("7", "Ada");
    mvc.perform(get("/sections/people").param("seen", seen))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Ada")));
  }

  @Test
  void aRouteProblemIsABanner() throws Exception {
    routes.problems.add(
        new RouteProblem(
            "enrol/take-photo.camel.yaml", 12, "no step is named bea.", Instant.EPOCH));

    mvc.perform(get("/sections/routes"))
        .andExpect(content().string(containsString("role=\"alert\"")))
        .andExpect(content().string(containsString("enrol/take-photo.camel.yaml:12")))
        .andExpect(content().string(containsString("no step is named bea.")));
  }

  @Test
  void aSubscriberIsTriedOnTheEventsThatAreThere() throws Exception {
    seeds.event("e1", "7", "Ada", "f".repeat(64));
    seeds.event("e2", "8", "Bob", "f".repeat(64));

    mvc.perform(tryFirst("{\"name\":\"hr\",\"filter\":{\"types\":[\"employee\"]}}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.looked_at").value(2))
        .andExpect(jsonPath("$.would_have_passed").value(2))
        .andExpect(jsonPath("$.dropped_by_transform").value(0))
        .andExpect(jsonPath("$.samples.length()").value(2))
        .andExpect(jsonPath("$.problems").isEmpty());
    mvc.perform(tryFirst("{\"name\":\"hr\",\"concurrency\":0}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.parameter").value("muster.subscribers[hr].concurrency"));
    mvc.perform(tryFirst("{\"sercet\":\"x\"}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.parameter").value("muster.subscribers[0].sercet"));
    mvc.perform(post("/subscribers/try").param("subscriber", "filter: {boxes: [elsewhere]}"))
        .andExpect(content().string(containsString("0 of the last 2 events")));
    mvc.perform(post("/subscribers/try").param("subscriber", "a").param("last", "20000"))
        .andExpect(content().string(containsString("allowed are 1 to 10000")));
  }

  private static MockHttpServletRequestBuilder tryFirst(String subscriber) {
    return post("/api/subscribers/try").contentType(MediaType.APPLICATION_JSON).content(subscriber);
  }

  @Test
  void aBatchWithFailuresIsNotGreen() throws Exception {
    seeds.batch("b", false);
    seeds.photoOf("b", "1.jpg", "REFUSED", "EMPTY_FILE");

    mvc.perform(get("/sections/batches").header("Accept-Language", "en"))
        .andExpect(content().string(containsString("finished with failures")))
        .andExpect(content().string(containsString("The file is empty.")))
        .andExpect(content().string(not(containsString("good"))));
    mvc.perform(get("/batches/b")).andExpect(content().string(containsString("1.jpg")));
    mvc.perform(get("/api/batches/b"))
        .andExpect(jsonPath("$.batch.state").value("done_with_failures"))
        .andExpect(jsonPath("$.photos.items[0].reason").value("EMPTY_FILE"));
  }

  @Test
  void onlyPicturesOfAPersonOrAnEventAreServed() throws Exception {
    String photo = seeds.photo(photos);
    String stray = photos.put(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 9});
    String text = photos.put("{\"not\":\"a picture\"}".getBytes(StandardCharsets.UTF_8));
    seeds.person("7", "Ada", photo);
    seeds.event("e1", "7", "Ada", stray);
    seeds.event("e2", "7", "Ada", text);

    mvc.perform(get("/pictures/" + photo))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "image/jpeg"))
        .andExpect(header().string("Cache-Control", "max-age=86400, private"))
        .andExpect(content().bytes(Seeds.JPEG));
    mvc.perform(get("/pictures/" + stray).param("event", "e1")).andExpect(status().isOk());
    mvc.perform(get("/pictures/" + stray)).andExpect(status().isNotFound());
    mvc.perform(get("/pictures/" + photo).param("event", "e1")).andExpect(status().isNotFound());
    mvc.perform(get("/pictures/" + text).param("event", "e2")).andExpect(status().isNotFound());
    mvc.perform(get("/pictures/..%2f..%2fmuster.db")).andExpect(status().is4xxClientError());
  }

  @Test
  void aMatchIsToldToTheCaller() throws Exception {
    desk.answer =
        match ->
            match.answered(new Outcome.Answered<>(new PictureMatch.Result(true, "7", "Ada", 97.5)));

    mvc.perform(
            multipart("/api/match")
                .file(new MockMultipartFile("picture", Seeds.JPEG))
                .param("box", "box-1")
                .param("device", "front-door"))
        .andExpect(jsonPath("$.result").value("matched"))
        .andExpect(jsonPath("$.identity_id").value("7"))
        .andExpect(jsonPath("$.device").value("192.168.1.63"))
        .andExpect(jsonPath("$.score").value(97.5));
  }

  @Test
  void theFormShowsTheWordsOfARefusal() throws Exception {
    desk.answer =
        match -> match.answered(new Outcome.Refused<>(new Refusal(Reason.NO_FACE, "40004")));
    seeds.person("7", "Ada", seeds.photo(photos));

    mvc.perform(
            multipart("/match")
                .param("device", "box-1/front-door")
                .param("person", "7")
                .header("Accept-Language", "en"))
        .andExpect(content().string(containsString("first person of the group staff")));
    setup.stands("box-1", BoxSetup.Part.DEVICE, "staff", "1");
    mvc.perform(
            multipart("/match")
                .param("device", "box-1/front-door")
                .param("person", "7")
                .header("Accept-Language", "en"))
        .andExpect(content().string(containsString("No face was found in the photo.")))
        .andExpect(content().string(containsString("40004")));
    mvc.perform(
            multipart("/match")
                .param("device", "box-1/front-door")
                .param("person", "8")
                .header("Accept-Language", "en"))
        .andExpect(content().string(containsString("Choose a picture")));
  }

  @Test
  void aProblemNamesItsParameter() throws Exception {
    mvc.perform(get("/api/people").param("limit", "501"))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.parameter").value("limit"))
        .andExpect(
            jsonPath("$.detail").value("limit is 501; it must be less than or equal to 500"));
    mvc.perform(get("/api/events").param("after", "x"))
        .andExpect(jsonPath("$.parameter").value("after"));
    mvc.perform(get("/api/placements").param("state", "lost"))
        .andExpect(
            jsonPath("$.detail")
                .value(
                    "state is \"lost\"; allowed are failed, refused, pending, removing, placed"));
    mvc.perform(get("/api/placements").param("directory", "box-9"))
        .andExpect(jsonPath("$.parameter").value("directory"));
    mvc.perform(get("/api/people/nobody"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType("application/problem+json"));
    mvc.perform(get("/api/nothing"))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType("application/problem+json"));
  }

  @Test
  void onlyABlockedDeliveryIsTakenUpAgain() throws Exception {
    long event = seeds.event("e1", "7", "Ada", null);
    long blocked = seeds.delivery(event, "sample-receiver", DeliveryState.BLOCKED, 3);

    mvc.perform(get("/sections/deliveries"))
        .andExpect(content().string(containsString("out of order")));
    mvc.perform(post("/api/deliveries/" + blocked + "/retry"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("pending"))
        .andExpect(jsonPath("$.attempts").value(0));
    mvc.perform(post("/api/deliveries/" + blocked + "/retry")).andExpect(status().isConflict());
    mvc.perform(post("/api/deliveries/999/retry")).andExpect(status().isNotFound());
    mvc.perform(get("/api/events/e1"))
        .andExpect(jsonPath("$.event.device.name").value("front-door"))
        .andExpect(jsonPath("$.deliveries[0].state").value("pending"));
  }

  @Test
  void anotherSiteCannotChangeAnything() throws Exception {
    mvc.perform(post("/api/samples").param("people", "1").header("Sec-Fetch-Site", "cross-site"))
        .andExpect(status().isForbidden());
    mvc.perform(
            post("/api/samples")
                .param("people", "1")
                .header("Host", "localhost")
                .header("Origin", "https://evil.example"))
        .andExpect(status().isForbidden());
    mvc.perform(post("/api/samples").param("people", "1").header("Origin", "null"))
        .andExpect(status().isForbidden());
  }

  @Test
  void samplePhotosAppearCompleteAndEachTimeOfOthers() throws Exception {
    mvc.perform(post("/api/samples").param("people", "2").param("group", "guests"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.files.length()").value(2));
    mvc.perform(post("/api/samples").param("people", "1").param("group", "guests"))
        .andExpect(status().isOk());

    try (Stream<Path> files = Files.list(folder.resolve("drop/guests"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(3)
          .allMatch(name -> name.matches("S[0-9]{4}_.+\\.jpg"));
    }
    mvc.perform(post("/api/samples").param("people", "1").param("group", "../up"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.parameter").value("group"));
    mvc.perform(post("/api/samples").param("people", "501"))
        .andExpect(jsonPath("$.parameter").value("people"));
  }
}
