package dev.muster.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.muster.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages of syncs in a real browser, in both languages, on a screen and on a phone, against the
 * packaged program and two boxes; skipped on a machine without {@code /usr/bin/chromium}.
 */
@ExtendWith(ShowLogs.class)
class SyncInBrowserIT {

  private static final double PATIENCE = 90_000;

  @TempDir static Path folder;
  private static SyncOffice office;
  private static Chromium chromium;
  private static long drifted;

  @BeforeAll
  static void open() {
    Chromium.assumeInstalled();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    office = new SyncOffice(folder);
    office.letEverybodyComeIn();
    drifted = office.driftOfWest();
    chromium = Chromium.launch();
  }

  @AfterAll
  static void shut() {
    if (chromium != null) {
      chromium.close();
    }
    if (office != null) {
      office.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"en, 1400", "zh, 1400", "en, 390", "zh, 390"})
  void aSyncLooksWhenItsButtonIsPressedAndItsGoodRunIsTold(String language, int width) {
    try (Reader reader = reader(language, width)) {
      Page page = reader.visits("/syncs").page();
      assertThat(page.locator("#all"))
          .containsText(reader.says("the roster → east", "人员名册 → east"));
      page.locator("#look-gates").click();

      page.waitForURL(Pattern.compile(".*/sync-runs/\\d+"));
      assertThat(page.locator("#run h2 .tag")).hasText(reader.says("done", "已完成"));
      assertThat(page.locator("#run")).containsText(reader.says("by hand", "手动"));
      assertThat(page.locator("#targets")).containsText(reader.says("nothing to do", "无需更改"));
      reader.findsNothingWrong("nothing-to-do");

      reader.visits("/syncs");
      assertThat(directory(page, "east").locator("time")).hasCount(1);
      assertThat(directory(page, "east")).containsText("gates");
      assertThat(directory(page, "west")).containsText(reader.says("never", "从未"));
      assertThat(page.locator("#waiting")).containsText("west");
      reader.findsNothingWrong("syncs");
      reader.visits("/syncs/gates");
      assertThat(page.locator("#runs tbody tr").first()).containsText(reader.says("done", "已完成"));
      reader.findsNothingWrong("sync");
    }
  }

  @ParameterizedTest
  @CsvSource({"en, 1400", "zh, 1400", "en, 390", "zh, 390"})
  void aPlanShowsWhoWouldBeAddedRenamedAndRemovedAndWhoIsUnknown(String language, int width) {
    try (Reader reader = reader(language, width)) {
      Page page = reader.visits("/sync-runs/" + drifted).page();
      shows(page, SyncOffice.LONG, reader.says("add", "新增"), SyncOffice.LONG_NAME);
      shows(page, SyncOffice.BOLD, reader.says("change", "变更"), SyncOffice.BOLD_NAME);
      shows(page, SyncOffice.ELSEWHERE, reader.says("remove", "移除"), "员工 S009");
      shows(page, SyncOffice.STRANGER, reader.says("unknown there", "来历不明"), "X1");
      shows(page, SyncOffice.ALIKE, reader.says("conflict", "冲突"), "s002");
      assertThat(item(page, SyncOffice.BOLD).locator(".difference").first())
          .hasText(reader.says("name", "姓名") + " S001 → " + SyncOffice.BOLD_NAME);
      assertThat(page.locator("#items b b")).hasCount(0);
      assertThat(item(page, SyncOffice.ALIKE))
          .containsText(reader.says("Somebody has almost this number", "已有几乎相同的编号"));
      Locator photo = item(page, SyncOffice.LONG).locator("img.thumb");
      photo.scrollIntoViewIfNeeded();
      page.waitForFunction("one => one.naturalWidth > 0", photo.elementHandle());
      assertThat(item(page, SyncOffice.STRANGER).locator("img")).hasCount(0);
      reader.findsNothingWrong("plan");

      filters(page);
      holds(report(page, "csv"), reader.says("unknown there", "来历不明"), SyncOffice.BOLD_NAME);
      assertThat(report(page, "xlsx").suggestedFilename()).endsWith(".xlsx");
      reader.visits("/people/" + SyncOffice.LONG).findsNothingWrong("person");
      reader.visits("/syncs");
      assertThat(page.locator("#hints li")).containsText("s002");
      reader.findsNothingWrong("question");
    }
  }

  @ParameterizedTest
  @CsvSource({"en, 1400", "zh, 1400", "en, 390", "zh, 390"})
  void whoLeavesByAnApprovedPlanComesBackWhenItIsTakenBack(String language, int width)
      throws InterruptedException {
    Set<String> leaving = Set.of("S010", "S011");
    office.letEverybodyBeThere();
    office.list(leaving, Map.of("S003", "新名字"));
    CountDownLatch mayLeave = office.holdRemovals();
    try (Reader reader = reader(language, width)) {
      Page page = reader.visits("/syncs/hr").page();
      page.locator("#do-look").click();
      page.waitForURL(Pattern.compile(".*/sync-runs/\\d+"));
      assertThat(page.locator("#stopped .loud").last())
          .hasText(
              reader.says(
                  "the roster: 2 of 12 people would be removed; allowed are 1.",
                  "人员名册: 12 人中将移除 2 人，最多允许 1 人。"));
      reader.findsNothingWrong("stopped");

      approve(page);
      page.evaluate("window.mine = 'not loaded again'");
      assertThat(item(page, "S010").locator(".result"))
          .containsText(reader.says("handed on", "已转交"));
      assertThat(page.locator("#run h2 .tag")).containsText(reader.says("on their way", "项在途"));
      reader.findsNothingWrong("carried-out");
      mayLeave.countDown();
      awaitDone(reader, page, "done", "removed", "已移除");
      office.awaitOnBoxes(office.everybodyBut(leaving));

      page.locator("#ask-undo summary").click();
      page.locator("#do-undo").click();
      assertThat(page.locator("#run")).containsText(reader.says("takes a run back", "撤销某次运行"));
      assertThat(page.locator("#run h2 .tag")).hasText(reader.says("waits for approval", "等待批准"));
      shows(page, "S010", reader.says("add", "新增"), "员工 S010");
      reader.findsNothingWrong("undo");
      approve(page);
      page.evaluate("window.mine = 'not loaded again'");
      awaitDone(reader, page, "undone", "placed", "已下发");
      office.awaitOnBoxes(office.everybody());
      reader.visits("/people/S010");
      assertThat(page.locator("main h2").first()).containsText("员工 S010");
      reader.findsNothingWrong("came-back");
    } finally {
      mayLeave.countDown();
    }
  }

  private static Reader reader(String language, int width) {
    return new Reader(chromium.browser(), office.url(), language, width);
  }

  private static Locator directory(Page page, String name) {
    return page.locator("#kept tbody tr", new Page.LocatorOptions().setHasText(name));
  }

  /** The change that speaks of somebody. */
  private static Locator item(Page page, String key) {
    return page.locator("#items tbody tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.locator(
                        "code",
                        new Page.LocatorOptions().setHasText(Pattern.compile("^" + key + "$")))));
  }

  private static void shows(Page page, String key, String change, String name) {
    assertThat(item(page, key).locator("td:nth-child(3) .tag")).hasText(change);
    assertThat(item(page, key).locator("td:nth-child(2)")).containsText(name);
  }

  private static void filters(Page page) {
    assertThat(page.locator("#items tbody tr")).hasCount(5);
    page.locator("#show-remove").click();
    assertThat(page.locator("#items tbody tr")).hasCount(1);
    assertThat(page.locator("#show-remove")).hasAttribute("aria-current", "true");
    assertThat(page.locator("#items tbody")).containsText(SyncOffice.ELSEWHERE);
    page.locator("#items .tags a").first().click();
    assertThat(page.locator("#items tbody tr")).hasCount(5);
  }

  private static Download report(Page page, String ending) {
    return page.waitForDownload(
        () -> page.locator("#run a[href*='report." + ending + "']").click());
  }

  private static void holds(Download file, String... words) {
    try {
      assertThat(Files.readString(file.path())).contains(words);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void approve(Page page) {
    page.locator("#ask-approve summary").click();
    page.locator("#approve-by").fill("张三");
    page.locator("#do-approve").click();
    page.locator("#ask-approve")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** The page itself shows what became of everybody; nobody loads it anew. */
  private static void awaitDone(
      Reader reader, Page page, String name, String english, String chinese) {
    assertThat(page.locator("#run h2 .tag"))
        .hasText(
            reader.says("done", "已完成"),
            new LocatorAssertions.HasTextOptions().setTimeout(Duration.ofMinutes(1).toMillis()));
    assertThat(page.locator("#run")).containsText(reader.says("approved by 张三", "由 张三 批准"));
    assertThat(item(page, "S010").locator(".result .tag").last())
        .hasText(reader.says(english, chinese));
    assertThat(item(page, "S011").locator(".result .tag").last())
        .hasText(reader.says(english, chinese));
    assertThat(item(page, "S003").locator(".result .tag").last())
        .hasText(reader.says("placed", "已下发"));
    assertThat(page.evaluate("window.mine")).isEqualTo("not loaded again");
    reader.findsNothingWrong(name);
  }
}
