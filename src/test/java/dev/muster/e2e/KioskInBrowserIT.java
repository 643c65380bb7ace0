package dev.muster.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.muster.Chromium;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody before the camera of a kiosk, and somebody at the page Recognise: a real browser whose
 * camera plays a film, the packaged program, and a Baidu twin that recognises; skipped on a machine
 * without {@code /usr/bin/chromium}.
 */
@ExtendWith(ShowLogs.class)
class KioskInBrowserIT {

  private static final String KEY = "0123456789abcdef";
  private static final byte[] ADA = SampleFaces.person(3).photo(View.frontal());

  @TempDir static Path folder;
  private static RunningMuster box;
  private static RunningMuster bridge;
  private static Receiver receiver;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void open() throws IOException {
    Chromium.assumeInstalled();
    int port = RunningMuster.freePort();
    receiver = new Receiver();
    box =
        RunningMuster.facebox(
                folder.resolve("box"),
                port,
                "--muster.facebox.baidu.apps[0].id=1",
                "--muster.facebox.baidu.apps[0].api-key=key",
                "--muster.facebox.baidu.apps[0].secret-key=secret")
            .start();
    bridge = RunningMuster.bridge(folder.resolve("bridge"), configuration(port)).start();
    Path drop = folder.resolve("bridge/drop/staff");
    Files.createDirectories(drop);
    Files.write(drop.resolve("K0003_Ada.jpg"), ADA);
    Patience.until("Ada stands on the cloud")
        .until(() -> bridgeSays().at("/items/0/state").asText().equals("placed"));
    chromium = Chromium.launch(camera());
  }

  private static String configuration(int port) {
    return """
        muster:
          boxes:
            - {name: gate, url: "http://127.0.0.1:%1$d"}
          clouds:
            - {name: baidu-1, kind: baidu, url: "http://127.0.0.1:%1$d", api-key: key, secret-key: secret, rate: 0}
          drops:
            - {name: drop, folder: drop}
          kiosks:
            - {name: desk, recogniser: baidu-1, place: Front desk, key: %2$s, again-after: 10m}
          subscribers:
            - {name: hr, url: "%3$s", secret: %4$s, filter: {boxes: [desk]}}
        """
        .formatted(port, KEY, receiver.url(), Receiver.SECRET);
  }

  private static String[] camera() {
    return new String[] {
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      "--use-file-for-fake-video-capture=" + FilmedFace.film(folder.resolve("ada.mjpeg"), ADA)
    };
  }

  private static JsonNode bridgeSays() {
    return new Console(bridge).read("/api/placements?directory=baidu-1");
  }

  @AfterAll
  static void shut() throws Exception {
    for (AutoCloseable one : new AutoCloseable[] {chromium, bridge, box, receiver}) {
      if (one != null) {
        one.close();
      }
    }
  }

  @BeforeEach
  void newPage() {
    page = chromium.browser().newPage(new Browser.NewPageOptions().setLocale("en-GB"));
    page.onPageError(error -> complaints.add(error));
  }

  @AfterEach
  void closePage() {
    page.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void whoStandsBeforeTheCameraIsGreetedAndIsOneSignedEvent() {
    page.navigate(bridge.url() + "/kiosk/desk#key=" + KEY);

    awaits(page.locator("#headline"), "Welcome, Ada");
    assertThat(page.locator("#words")).containsText("Recognised");
    Patience.until("the event has arrived").until(() -> !receiver.of("K0003").isEmpty());
    page.reload();
    awaits(page.locator("#words"), "Recognised already at");
    page.navigate(bridge.url() + "/kiosk/desk?lang=zh#key=" + KEY);
    awaits(page.locator("#headline"), "欢迎，Ada");

    assertThat(receiver.of("K0003"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.verified()).isTrue();
              assertThat(one.type()).isEqualTo("match.person");
              assertThat(one.event().at("/data/box").asText()).isEqualTo("desk");
              assertThat(one.event().at("/data/device/name").asText()).isEqualTo("Front desk");
              assertThat(one.event().at("/data/pictures")).isEmpty();
            });
  }

  @Test
  void aKioskWithoutItsKeySaysSo() {
    page.navigate(bridge.url() + "/kiosk/desk");
    awaits(page.locator("#headline"), "does not have the key");
  }

  @Test
  void whoIsInAPictureIsSeenAndLeadsToTheirPage() {
    page.navigate(bridge.url() + "/recognise");
    page.locator("select[name=recogniser]").selectOption("baidu-1");
    page.locator("select[name=skill]").selectOption("identify-all");
    page.locator("#look input[type=file]")
        .first()
        .setInputFiles(new FilePayload("ada.jpg", "image/jpeg", ADA));
    page.locator("#look [data-part=go]").click();

    awaits(page.locator("#look-answer"), "Faces: 1");
    assertThat(page.locator("#look-answer .name")).hasText("Ada");
    assertThat(page.locator("#look-answer .candidate")).containsText("confirmed");
    assertThat((boolean) page.evaluate(GREEN)).as("a known face is boxed in green").isTrue();
    page.locator("#look-answer .name").click();
    page.waitForURL("**/people/K0003");
  }

  @Test
  void aPictureWithoutAFaceIsExplained() {
    page.navigate(bridge.url() + "/recognise?lang=zh");
    page.locator("select[name=recogniser]").selectOption("baidu-1");
    page.locator("select[name=skill]").selectOption("identify");
    page.locator("#look input[type=file]")
        .first()
        .setInputFiles(new FilePayload("hill.jpg", "image/jpeg", SampleFaces.landscape(4)));
    page.locator("#look [data-part=go]").click();
    awaits(page.locator("#look [data-part=status]"), "照片中未找到人脸。");
  }

  /** The colour of a confirmed face somewhere in the picture. */
  private static final String GREEN =
      """
      () => {
        const canvas = document.querySelector('.shot canvas');
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        for (let i = 0; i < pixels.length; i += 4) {
          if (pixels[i] === 0x1b && pixels[i + 1] === 0x6e && pixels[i + 2] === 0x43) return true;
        }
        return false;
      }""";

  private static void awaits(Locator where, String text) {
    assertThat(where)
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
  }
}
