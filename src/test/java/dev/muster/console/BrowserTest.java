package dev.muster.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import dev.muster.Chromium;
import dev.muster.call.Outcome;
import dev.muster.event.PictureMatch;
import dev.muster.kiosk.Verdict;
import dev.muster.recogniser.Candidate;
import dev.muster.roster.PhotoStore;
import dev.muster.sample.SampleFaces;
import dev.muster.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The pages in a real browser; skipped on a machine without {@code /usr/bin/chromium}. */
@SpringBootTest(
    classes = ConsoleKit.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BrowserTest {

  @TempDir static Path folder;
  private static Chromium chromium;

  @LocalServerPort private int port;
  @Autowired private Store store;
  @Autowired private PhotoStore photos;
  @Autowired private ConsoleKit.Desk desk;
  @Autowired private ConsoleKit.Errands errands;
  @Autowired private ConsoleKit.Doorman doorman;
  private final List<String> complaints = new ArrayList<>();
  private Seeds seeds;
  private Page page;

  @DynamicPropertySource
  static void folders(DynamicPropertyRegistry settings) {
    settings.add("muster.store.data", () -> folder.resolve("var").toString());
    settings.add("muster.drops[0].name", () -> "drop");
    settings.add("muster.drops[0].folder", () -> folder.resolve("drop").toString());
    settings.add("muster.kiosks[0].name", () -> "desk");
    settings.add("muster.kiosks[0].recogniser", () -> "cloud-1");
  }

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void quit() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    seeds = new Seeds(store);
    seeds.clear();
    page = chromium.browser().newPage(new Browser.NewPageOptions().setLocale("en-GB"));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
  }

  @AfterEach
  void close() {
    page.close();
  }

  private void visit(String path) {
    page.navigate("http://localhost:" + port + path);
  }

  @Test
  void anEventAppearsByItselfWithItsFace() {
    String face = seeds.photo(photos);
    visit("/");
    assertThat(page.locator("#events")).containsText("No event yet");

    seeds.event("e1", "7", "<b>Ada</b>", face);

    assertThat(page.locator("#events .name")).hasText("<b>Ada</b>");
    assertThat(page.locator("#events img")).hasCount(1);
    assertThat(complaints).isEmpty();
  }

  @Test
  void onlyTheSectionThatChangedIsReplaced() {
    visit("/");
    page.locator("input[name=person]").fill("half typed");
    page.locator("#boxes").evaluate("box => box.dataset.mine = 'kept'");

    seeds.person("7", "Ada");

    assertThat(page.locator("#people .name")).hasText("Ada");
    assertThat(page.locator("input[name=person]")).hasValue("half typed");
    assertThat(page.locator("#boxes")).hasAttribute("data-mine", "kept");
  }

  @Test
  void aRegisteredPhotoIsShownToTheChosenDevice() {
    seeds.person("7", "Ada", seeds.photo(photos));
    AtomicReference<PictureMatch> shown = new AtomicReference<>();
    desk.answer =
        match -> {
          shown.set(match);
          return match.answered(
              new Outcome.Answered<>(new PictureMatch.Result(true, "7", "Ada", 97.5)));
        };
    visit("/");

    page.locator("select[name=device]")
        .selectOption(new SelectOption().setValue("box-1/visitor-gate"));
    page.locator("input[name=person]").fill("7");
    page.locator("#try button").click();

    assertThat(page.locator("#match-answer")).containsText("The box recognised Ada (7).");
    assertThat(shown.get().device()).isEqualTo("192.168.1.64");
    assertThat(shown.get().picture()).isEqualTo(Seeds.JPEG);
  }

  @Test
  void theFilterOfPlacementsStaysWhileTheSectionRefreshes() {
    seeds.person("7", "Ada");
    seeds.placement("7", "box-1", PlacementState.PLACED, null);
    seeds.person("8", "Bob");
    seeds.placement("8", "box-1", PlacementState.REFUSED, "NO_FACE");
    visit("/");
    assertThat(page.locator("#placements tbody .name")).hasText("Bob");
    assertThat(page.locator("#placements")).containsText("No face was found in the photo.");

    page.locator("#placements a.tag", new Page.LocatorOptions().setHasText("placed")).click();
    assertThat(page.locator("#placements tbody .name")).hasText("Ada");
    seeds.person("9", "Cy");
    seeds.placement("9", "box-1", PlacementState.PLACED, null);

    assertThat(page.locator("#placements tbody .name")).hasText(new String[] {"Ada", "Cy"});
  }

  @Test
  void aPageWithoutAnAnswerSaysThatItIsOld() {
    visit("/");
    assertThat(page.locator("#stale")).isHidden();

    page.route("**/sections/**", route -> route.abort());
    assertThat(page.locator("#stale")).isVisible();

    page.unroute("**/sections/**");
    assertThat(page.locator("#stale")).isHidden();
  }

  @Test
  void whatIsAskedBeforeSomethingIsRemovedStaysOpenWhileThePageRefreshes() {
    seeds.person("7", "Ada", seeds.photo(photos));
    visit("/people/7");
    page.locator("#ask-remove summary").click();
    page.locator("#do-remove").focus();

    seeds.placement("7", "box-1", PlacementState.REFUSED, "NO_FACE");

    assertThat(page.locator("#directories")).containsText("No face was found");
    assertThat(page.locator("#ask-remove")).hasAttribute("open", "");
    assertThat(page.locator("#do-remove")).isFocused();
    page.locator("#do-not-remove").click();
    assertThat(page.locator("#do-remove")).isHidden();
  }

  @Test
  void theUploadSaysWhatItIsAndThatTheConnectionBroke() {
    visit("/");
    assertThat(page.locator("#upload [data-part=go]")).isDisabled();
    page.locator("#upload input[type=file]")
        .first()
        .setInputFiles(
            new FilePayload[] {
              new FilePayload("0007_Ada.jpg", "image/jpeg", Seeds.JPEG),
              new FilePayload("list.csv", "text/csv", "id\n0007".getBytes(UTF_8))
            });
    assertThat(page.locator("#upload [data-part=chosen]"))
        .containsText("Photos: 1, lists: 1, ZIP files: 0; 0 MB. Permission groups: staff (1).");
    page.route("**/api/batches", route -> route.abort());

    page.locator("#upload [data-part=go]").click();

    assertThat(page.locator("#upload [data-part=status]")).containsText("The connection broke");
    assertThat(page.locator("#upload [data-part=go]")).isEnabled();
    complaints.clear();
  }

  @Test
  void theDecisionOnAHeldRowIsMadeInPlace() {
    seeds.batch("b1", false);
    seeds.person("7", "Ada", seeds.photo(photos));
    seeds.heldRow("b1", "a.jpg", "8", "7");
    visit("/batches/b1");
    assertThat(page.locator("#rows .pair figure")).hasCount(2);

    page.locator("#rows button", new Page.LocatorOptions().setHasText("Refuse")).click();

    assertThat(page.locator("#rows tbody .tag.bad")).hasText("refused");
    assertThat(page.locator("#batch")).not().containsText("wait for your decision");
  }

  @ParameterizedTest
  @CsvSource({"390, en", "390, zh", "1400, en", "1400, zh"})
  void nothingIsWiderThanTheWindow(int width, String language) {
    String photo = seeds.photo(photos);
    seeds.person("7", "A name without any blank and as long as names get".replace(' ', '-'), photo);
    seeds.placement("7", "box-1", PlacementState.FAILED, null);
    long event =
        seeds.event("evt_0123456789abcdef0123456789abcdef", "7", "A-long-name".repeat(7), photo);
    seeds.delivery(event, "sample-receiver", DeliveryState.BLOCKED, 3);
    seeds.batch("2026-11-21_091235_drop", false);
    seeds.photoOf(
        "2026-11-21_091235_drop", "staff/" + "long".repeat(30) + ".jpg", "REFUSED", "NO_ID");
    seeds.heldRow("2026-11-21_091235_drop", "staff/" + "held".repeat(40) + ".jpg", "8", "7");
    seeds.removal("9", "box-1", "no such person");
    page.setViewportSize(width, 900);

    for (String path :
        List.of(
            "/",
            "/people/7",
            "/people",
            "/people/9",
            "/removals",
            "/boxes/box-1",
            "/recognise",
            "/kiosk/desk",
            "/batches/2026-11-21_091235_drop")) {
      visit(path + "?lang=" + language);
      assertThat(page.locator("html")).hasAttribute("lang", language);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(width);
    }
  }

  @ParameterizedTest
  @CsvSource({"en, 1280", "zh, 390"})
  void aSubscriberIsTriedFromThePage(String language, int width) {
    seeds.event("e1", "7", "Ada", seeds.photo(photos));
    page.setViewportSize(width, 900);
    visit("/?lang=" + language);
    page.locator("#try-subscriber textarea").fill("name: hr\nfilter:\n  types: [employee]\n");
    page.locator("#try-subscriber button").click();
    assertThat(page.locator("#try-subscriber-answer b")).containsText("1");
    assertThat(page.locator("#try-subscriber-answer pre")).hasCount(1);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);

    page.locator("#try-subscriber textarea").fill("filter: {min-similarity: 2}");
    page.locator("#try-subscriber button").click();
    assertThat(page.locator("#try-subscriber-answer")).containsText("allowed are 0 to 1");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aSuggestionIsShownAsOne() {
    seeds.person("7", "Ada");
    errands.answer =
        wish ->
            new Outcome.Answered<>(
                List.of(
                    new Candidate("7", "k7", "", null, false),
                    new Candidate("", "their-own", "", null, false)));
    visit("/recognise?lang=en");
    page.locator("select[name=recogniser]").selectOption("cloud-2");
    assertThat(page.locator("select[name=skill] option:not([disabled])")).hasCount(2);
    page.locator("select[name=skill]").selectOption("identify");
    assertThat(page.locator("[data-part=go]")).isDisabled();
    page.locator("#look input[type=file]")
        .first()
        .setInputFiles(new FilePayload("a.jpg", "image/jpeg", SampleFaces.landscape(4)));
    page.locator("[data-part=go]").click();

    assertThat(page.locator("#look-answer .candidate")).hasCount(2);
    assertThat(page.locator("#look-answer .suggestion")).hasCount(2);
    assertThat(page.locator("#look-answer .candidate").first()).containsText("suggestion only");
    assertThat(page.locator("#look-answer a.name")).hasAttribute("href", "/people/7");
    assertThat(page.locator("#look-answer .candidate").last()).containsText("not on the roster");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aLongLookShowsItsTimeAndCanBeGivenUp() {
    CountDownLatch end = new CountDownLatch(1);
    errands.answer =
        wish -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Outcome.NotReached<>("too late");
        };
    try {
      visit("/recognise?lang=en");
      page.locator("#look input[type=file]")
          .first()
          .setInputFiles(new FilePayload("a.jpg", "image/jpeg", SampleFaces.landscape(4)));
      page.locator("[data-part=go]").click();
      assertThat(page.locator("#look [data-part=progress]")).isVisible();
      assertThat(page.locator("#look [data-part=status]")).hasText("Asking cloud-1: 1 s");
      page.locator("[data-part=stop]").click();
      assertThat(page.locator("#look [data-part=status]")).containsText("You stopped waiting.");
      assertThat(page.locator("[data-part=go]")).isEnabled();
    } finally {
      end.countDown();
    }
  }

  @Test
  void aKioskWithoutACameraTakesPicturesByHand() {
    doorman.answer = look -> new Verdict(Verdict.Kind.NOBODY, null, null, null, "", null);
    visit("/kiosk/desk?lang=en");
    assertThat(page.locator("#by-hand")).isVisible();
    assertThat(page.locator("#note")).containsText("No camera");
    page.locator("#file")
        .setInputFiles(new FilePayload("a.jpg", "image/jpeg", SampleFaces.landscape(4)));
    assertThat(page.locator("#headline")).hasText("Not recognised");
    assertThat(page.locator("#still")).isVisible();
    complaints.clear();
  }
}
