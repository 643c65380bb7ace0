package dev.muster.facebox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import dev.muster.Chromium;
import dev.muster.face.BuiltinEngine;
import dev.muster.facebox.library.EngineRecogniser;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The box's own page in a real browser; skipped on a machine without {@code /usr/bin/chromium}. */
class PageBrowserTest {

  private static final byte[] PHOTO = SampleFaces.person(0).photo(View.frontal());
  private static final List<String> VIEWS =
      List.of("overview", "people", "groups", "devices", "events", "match", "receivers", "faults");

  private static final EngineRecogniser EYES = new EngineRecogniser(new BuiltinEngine(), 5 << 20);

  private static Chromium chromium;

  @TempDir private Path directory;
  private final List<String> complaints = new ArrayList<>();
  private RunningBox box;
  private Page page;

  @BeforeAll
  static void launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
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
    box = RunningBox.start(EYES, directory, "--muster.facebox.admin=true");
    page = chromium.browser().newPage(new Browser.NewPageOptions().setLocale("en-GB"));
    page.onPageError(complaints::add);
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
    box.close();
  }

  @Test
  @DisplayName("somebody is enrolled, matched, seen in the events and deleted, all on the page")
  void wholeLife() {
    visit("people");
    enrol("0007", "<b>Ada</b> 张三", PHOTO);
    assertThat(page.locator("td.main .name")).hasText("<b>Ada</b> 张三");
    assertThat(page.locator("td.thumb img")).hasCount(1);

    visit("devices");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("East gate");
    page.getByLabel("Address").fill("192.168.1.63");
    press("Add a device");
    assertThat(page.locator("td.main .name")).hasText("East gate");

    visit("match");
    page.locator("input[type=file]").setInputFiles(file(PHOTO));
    press("Match");
    assertThat(page.locator(".verdict")).hasText("Recognised: <b>Ada</b> 张三");
    assertThat(page.locator(".framed rect.counts")).hasCount(1);

    visit("events");
    Locator event = page.locator("li.event");
    assertThat(event).hasCount(1);
    assertThat(event.locator("a.name")).hasText("<b>Ada</b> 张三");
    assertThat(event.locator(".track"))
        .hasAttribute("aria-label", "Score 100.0, must be above 82.0");
    assertThat(page.locator("svg.plot rect.known")).hasCount(1);

    visit("people");
    press("Delete <b>Ada</b> 张三");
    page.getByRole(AriaRole.DIALOG).getByText("Delete", exactText()).click();
    assertThat(page.locator(".said")).hasText("<b>Ada</b> 张三 is deleted.");
    assertThat(page.locator(".empty")).containsText("Nobody is enrolled yet.");
    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("a photo is replaced, and the permissions and the name stay what the form says")
  void edited() {
    String staff = box.permission("staff");
    box.permission("night");
    box.person("1", staff, PHOTO);
    visit("people");

    press("Edit name of 1");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Béla");
    page.getByLabel("night").check();
    page.locator("dialog input[type=file]")
        .setInputFiles(file(SampleFaces.person(1).photo(View.frontal())));
    press("Save");

    assertThat(page.locator(".said")).hasText("Béla is changed.");
    var row = box.get("/page/people").json().path("rows").get(0);
    assertThat(row.path("name").asText()).isEqualTo("Béla");
    assertThat(row.path("faces")).hasSize(1);
    assertThat(row.path("permissions").findValuesAsText("name")).containsExactly("staff", "night");
  }

  @Test
  @DisplayName("what the box refuses is said in words, with what to do, in the reader's language")
  void refused() {
    visit("people");
    page.evaluate("localStorage.setItem('facebox.language', 'zh')");
    page.reload();
    assertThat(page.locator("h1")).hasText("人员");

    press("添加人员");
    page.locator("dialog input[type=file]").setInputFiles(file(SampleFaces.landscape(1)));
    page.locator("dialog input[name=identity]").fill("1");
    page.locator("dialog input[name=name]").fill("风景");
    press("登记");

    assertThat(page.locator("dialog [role=alert]")).containsText("未检测到人脸 (40004)");
    assertThat(page.locator("dialog [role=alert]")).containsText("请使用一张人脸正对镜头的照片。");
    assertThat(box.get("/status").json().path("people").asInt()).isZero();
  }

  @Test
  @DisplayName("a picture without a face is not compared, and the page says why")
  void nobody() {
    String staff = box.permission("staff");
    box.person("1", staff, PHOTO);
    visit("match");

    page.locator("input[type=file]").setInputFiles(file(SampleFaces.landscape(1)));
    press("Match");

    assertThat(page.locator(".matched")).containsText("No face was found in this picture.");
    assertThat(box.get("/status").json().path("events").asInt()).isZero();
  }

  @Test
  @DisplayName("an event appears by itself, newest first, and a filter keeps the others out")
  void live() {
    String staff = box.permission("staff");
    box.person("1", staff, PHOTO);
    box.device("10.0.0.1", staff);
    visit("events");
    assertThat(page.locator(".empty"))
        .hasText("No event yet. Match a picture, or let a device do it.");

    box.match("10.0.0.1", PHOTO);
    assertThat(page.locator("li.event")).hasCount(1);
    box.match("10.0.0.1", SampleFaces.person(9).photo(View.frontal()));
    assertThat(page.locator("li.event .name")).hasText(new String[] {"Stranger", "name of 1"});

    page.getByLabel("Who").selectOption("known");
    assertThat(page.locator("li.event .name")).hasText(new String[] {"name of 1"});
  }

  @Test
  @DisplayName("a fault set on the page is announced on every view until it is removed")
  void faults() {
    visit("faults");
    page.getByLabel("What happens").selectOption("status");
    press("Add a fault");
    assertThat(page.locator("#banner")).containsText("This box is told to do something wrong:");

    visit("groups");
    assertThat(page.locator("#banner")).containsText("status on POST /SophonFogSys/api/users");
    assertThat(box.person("1", "", PHOTO).status()).isEqualTo(503);

    visit("faults");
    assertThat(page.locator("td[data-label=Hits]")).hasText("1 of 1 calls");
    press("Remove the fault status");
    assertThat(page.locator("#banner")).isEmpty();
    assertThat(box.get("/admin/faults").json().path("faults")).isEmpty();
  }

  @Test
  @DisplayName("more than ten people on the demonstration matcher are warned of")
  void tooMany() {
    visit("overview");
    assertThat(page.locator(".notice.wait")).containsText("not reliably the same person");

    for (int i = 0; i < 11; i++) {
      box.post(
          "/SophonFogSys/api/users",
          RunningBox.user("p" + i, "", new byte[0], "'need_bring_pic':false,"));
    }

    assertThat(page.locator("main .notice.bad")).containsText("With 11 people enrolled");
  }

  @Test
  @DisplayName("a box that is gone makes the page say that it is old, until it is back")
  void gone() {
    visit("overview");
    page.route("**/page/summary", route -> route.abort());
    assertThat(page.getByText("The box does not answer: what is shown here may be old."))
        .isVisible();

    page.unroute("**/page/summary");
    assertThat(page.getByText("The box does not answer: what is shown here may be old."))
        .isHidden();
  }

  @Test
  @DisplayName("the language follows the browser, can be switched, and is remembered")
  void language() {
    try (Page chinese =
        chromium.browser().newPage(new Browser.NewPageOptions().setLocale("zh-CN"))) {
      chinese.navigate(url("overview"));
      assertThat(chinese.locator("html")).hasAttribute("lang", "zh-CN");
      assertThat(chinese.locator("h1")).hasText("概览");

      chinese.getByText("English").click();
      assertThat(chinese.locator("h1")).hasText("Overview");
      chinese.navigate(url("groups"));
      assertThat(chinese.locator("h1")).hasText("Groups");
    }
  }

  @ParameterizedTest
  @CsvSource({"390, en-GB, LIGHT", "390, zh-CN, DARK", "1400, en-GB, DARK", "1400, zh-CN, LIGHT"})
  @DisplayName("nothing is wider than the window, however long the names are")
  void width(int width, String locale, String scheme) {
    String group = box.permission("a-group-with-a-name-as-long-as-groups-have".repeat(3));
    box.person("i".repeat(200), group, PHOTO);
    box.device("10.0.0.1", group);
    box.match("10.0.0.1", PHOTO);
    box.post(
        "/admin/faults", "{\"where\":\"/none/" + "x".repeat(200) + "\",\"what\":\"truncate\"}");
    box.post(
        "/SophonFogSys/api/HistoryEventUrl",
        """
        {"history_upload_event_url":["http://127.0.0.1:1/%s"],"content-type":"json",
         "reported_peroid":5}"""
            .formatted("long".repeat(60)));
    try (Page sized =
        chromium
            .browser()
            .newPage(
                new Browser.NewPageOptions()
                    .setLocale(locale)
                    .setColorScheme(ColorScheme.valueOf(scheme))
                    .setViewportSize(width, 900))) {
      for (String view : VIEWS) {
        sized.navigate(url(view));
        // so that the network becomes idle anew
        sized.reload();
        sized.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat((int) sized.evaluate("document.documentElement.scrollWidth"))
            .as(view)
            .isLessThanOrEqualTo(width);
      }
    }
  }

  private String url(String view) {
    return "http://localhost:" + box.port() + "/#" + view;
  }

  private void visit(String view) {
    page.navigate(url(view));
    assertThat(page.locator("nav.views a[aria-current]")).hasAttribute("data-view", view);
  }

  private void enrol(String id, String name, byte[] photo) {
    press("Add a person");
    page.locator("dialog input[type=file]").setInputFiles(file(photo));
    page.locator("dialog input[name=identity]").fill(id);
    page.locator("dialog input[name=name]").fill(name);
    press("Enrol");
    assertThat(page.locator(".said")).hasText(name + " is enrolled.");
  }

  private void press(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static Locator.GetByTextOptions exactText() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static FilePayload file(byte[] photo) {
    return new FilePayload("photo.jpg", "image/jpeg", photo);
  }
}
