package dev.muster.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.muster.Chromium;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator's way through the pages, in a real browser, against the packaged program and a slow
 * box; skipped on a machine without {@code /usr/bin/chromium}.
 */
@ExtendWith(ShowLogs.class)
class EnrolInBrowserIT {

  private static final double PATIENCE = 90_000;

  @TempDir static Path folder;
  private static RunningMuster box;
  private static RunningMuster bridge;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void open() {
    Chromium.assumeInstalled();
    int port = RunningMuster.freePort();
    box =
        RunningMuster.facebox(
                folder.resolve("box"),
                port,
                "--muster.facebox.admin=true",
                "--muster.facebox.service-time=100ms",
                "--muster.facebox.slots=1")
            .start();
    bridge =
        RunningMuster.bridge(
                folder.resolve("bridge"),
                """
                muster:
                  hand-back-every: 200
                  report-every: 300
                  boxes:
                    - name: gate
                      url: http://127.0.0.1:%d
                      concurrency: 1
                  drops:
                    - {name: drop, folder: drop}
                """
                    .formatted(port))
            .start();
    chromium = Chromium.launch();
  }

  @AfterAll
  static void shut() {
    for (AutoCloseable one : new AutoCloseable[] {chromium, bridge, box}) {
      if (one != null) {
        try {
          one.close();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  @BeforeEach
  void newPage() {
    page = chromium.browser().newPage(new Browser.NewPageOptions().setLocale("en-GB"));
    page.setDefaultTimeout(PATIENCE);
    page.setDefaultNavigationTimeout(PATIENCE);
    page.onPageError(error -> complaints.add(error));
  }

  @AfterEach
  void closePage() {
    page.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aZipIsUploadedAndItsFailureIsSeenWithPictureAndReason() {
    upload(zip("W01", 3, "staff/W0109_Garden.jpg", SampleFaces.landscape(9)), false);

    awaits(page.locator("#batch h2"), "finished with failures");
    assertThat(page.locator("#batch .progress-words")).hasText("4 of 4");
    assertThat(page.locator("#batch .bar rect.good")).hasCount(0);
    assertThat(page.locator("#rows tbody tr")).hasCount(1);
    assertThat(page.locator("#rows")).containsText("No face was found in the photo.");
    assertThat(page.locator("#rows")).containsText("Take a photo from the front");
    page.waitForFunction("document.querySelector('#rows img.thumb').naturalWidth > 0");
    assertThat(page.locator("#reasons")).containsText("No face was found");

    page.locator("#show-placed").click();
    assertThat(page.locator("#rows tbody tr")).hasCount(3);
    page.navigate(page.url() + "?lang=zh");
    assertThat(page.locator("#rows")).containsText("照片中未找到人脸。");
    assertThat(page.locator("#batch h2")).containsText("结束，有失败");
  }

  @Test
  void aPausedBatchStandsStillUntilSomebodyGoesOn() {
    int before = people();
    upload(zip("W02", 12), false);
    page.locator("#do-pause").click();
    assertThat(page.locator("#batch")).containsText("Paused.");
    Patience.until("what was under way has ended")
        .until(() -> bridgeSays("/api/batches", "\"state\":\"paused\""));
    int there = people();

    page.reload();
    assertThat(page.locator("#batch h2")).containsText("paused");
    assertThat(people()).as("nobody more while it is paused").isLessThanOrEqualTo(there + 1);
    assertThat(people()).isLessThan(before + 12);

    page.locator("#do-resume").click();
    awaits(page.locator("#batch h2"), "done");
    assertThat(page.locator("#batch .bar rect.good")).hasCount(1);
    assertThat(page.locator("#coverage")).containsText("12 placed");
  }

  @Test
  void whatABoxRefusedIsTriedAgain() throws Exception {
    fault(
        "{\"where\":\"POST /SophonFogSys/api/users\",\"what\":\"error-inside\",\"code\":\"GROUP_LEN_ERROR\"}");
    upload(zip("W03", 1), false);
    awaits(page.locator("#batch h2"), "finished with failures");
    assertThat(page.locator("#coverage")).containsText("1 refused");

    fault(null);
    page.locator("#do-retry").click();

    awaits(page.locator("#batch h2"), "done");
    assertThat(new FaceboxClient(box.url()).knows("W0300")).isTrue();
  }

  @Test
  void whatWasCheckedFirstIsEnrolledWithOneButton() {
    upload(zip("W04", 2), true);
    awaits(page.locator("#batch h2"), "checked: all would work");
    assertThat(page.locator("#batch")).containsText("Nothing has been written yet.");
    assertThat(new FaceboxClient(box.url()).knows("W0400")).isFalse();
    String check = page.url();

    page.locator("#do-enrol").click();

    page.waitForURL(url -> !url.equals(check));
    awaits(page.locator("#batch h2"), "done");
    assertThat(new FaceboxClient(box.url()).knows("W0400")).isTrue();
  }

  @Test
  void aPersonIsFoundExplainedAndRemovedWithProof() {
    upload(zip("W05", 1), false);
    awaits(page.locator("#batch h2"), "done");

    page.locator("header input[name=q]").fill("rson W0500");
    page.locator("header .find button").click();
    page.waitForURL("**/people/W0500");
    assertThat(page.locator("#directories")).containsText("In place since");
    assertThat(page.locator("#history")).containsText("put on the roster");

    page.locator("#ask-remove summary").focus();
    page.keyboard().press("Enter");
    page.locator("#do-remove").click();
    assertThat(page.locator("#nobody h2"))
        .hasText("Nobody on the roster has the number W0500", patiently());
    assertThat(page.locator("#nobody .proof")).containsText("removed everywhere");
    assertThat(page.locator("#nobody .proof table")).containsText("gate");
    assertThat(new FaceboxClient(box.url()).knows("W0500")).isFalse();
    page.navigate(bridge.url() + "/removals");
    assertThat(page.locator("#removals")).containsText("W0500");
  }

  @Test
  void aFolderOfHundredsOfPhotosIsOneBatch() {
    page.navigate(bridge.url());
    Map<String, byte[]> photos = new LinkedHashMap<>();
    for (int i = 0; i < 300; i++) {
      photos.put("W06" + (100 + i) + ".jpg", Pictures.plain(i));
    }
    page.locator("#upload input[name=mode]").check();
    page.locator("#upload input[name=files]").first().setInputFiles(payloads(photos));
    assertThat(page.locator("#upload [data-part=chosen]")).containsText("Photos: 300");
    page.locator("#upload [data-part=go]").click();

    page.waitForURL("**/batches/**");
    awaits(page.locator("#batch h2"), "checked, with failures");
    assertThat(page.locator("#batch .progress-words")).hasText("300 of 300");
    assertThat(page.locator("#rows tbody tr")).hasCount(100);
    page.locator("#rows .pager a", new Page.LocatorOptions().setHasText("next")).click();
    assertThat(page.locator("#rows .pager")).containsText("previous");
  }

  @Test
  void droppedFoldersArePermissionGroups() {
    page.navigate(bridge.url());
    page.evaluate(
        """
        photo => {
          const all = new DataTransfer();
          all.items.add(new File([Uint8Array.from(atob(photo), c => c.charCodeAt(0))], 'W0700_A.jpg'));
          all.items.add(new File(['id,name\\nW0700,Ada'], 'list.csv'));
          document.querySelector('[data-part=place]')
            .dispatchEvent(new DragEvent('drop', {dataTransfer: all, bubbles: true, cancelable: true}));
        }
        """,
        java.util.Base64.getEncoder().encodeToString(portrait(700)));
    assertThat(page.locator("#upload [data-part=chosen]")).containsText("Photos: 1, lists: 1");
    page.locator("#upload input[name=group]").fill("guests");
    assertThat(page.locator("#upload [data-part=chosen]")).containsText("guests (1)");
    page.locator("#upload [data-part=go]").click();

    page.waitForURL("**/batches/**");
    awaits(page.locator("#batch h2"), "done");
    assertThat(new FaceboxClient(box.url()).nameOf("W0700")).isEqualTo("Ada");
  }

  private void upload(byte[] zip, boolean check) {
    page.navigate(bridge.url());
    page.locator("#upload input[name=files]")
        .first()
        .setInputFiles(new FilePayload("people.zip", "application/zip", zip));
    assertThat(page.locator("#upload [data-part=chosen]")).containsText("ZIP files: 1");
    if (check) {
      page.locator("#upload input[name=mode]").check();
    }
    page.locator("#upload [data-part=go]").click();
    page.waitForURL("**/batches/**");
  }

  private static void awaits(Locator place, String text) {
    assertThat(place)
        .containsText(
            Pattern.compile("\\b" + text + "$"),
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
  }

  private static LocatorAssertions.HasTextOptions patiently() {
    return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
  }

  private static byte[] zip(String prefix, int people, Object... more) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < people; i++) {
      String id = prefix + "%02d".formatted(i);
      files.put("staff/" + id + "_Person " + id + ".jpg", portrait(id.hashCode() & 0xffff));
    }
    for (int i = 0; i < more.length; i += 2) {
      files.put((String) more[i], (byte[]) more[i + 1]);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static FilePayload[] payloads(Map<String, byte[]> files) {
    return files.entrySet().stream()
        .map(file -> new FilePayload(file.getKey(), "image/jpeg", file.getValue()))
        .toArray(FilePayload[]::new);
  }

  private static byte[] portrait(long seed) {
    return SampleFaces.person(seed).photo(View.frontal());
  }

  private static int people() {
    return new FaceboxClient(box.url()).people();
  }

  private static boolean bridgeSays(String path, String words) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(bridge.url() + path))).contains(words);
  }

  /** The only fault of the box; none at all without one. */
  private static void fault(@org.jspecify.annotations.Nullable String fault) throws Exception {
    String body = "{\"faults\":[" + (fault == null ? "" : fault) + "]}";
    send(
        HttpRequest.newBuilder(URI.create(box.url() + "/admin/faults"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isLessThan(300);
    return answer.body();
  }
}
