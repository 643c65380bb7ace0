package dev.muster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser for the tests of pages: Debian's chromium, which is not downloaded. */
public final class Chromium implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(List<String> arguments) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(arguments));
  }

  /** Skips the test, visibly, on a machine without it. */
  public static void assumeInstalled() {
    assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + " is not installed");
  }

  /** Skips the test, visibly, on a machine without it. */
  public static Chromium launch(String... more) {
    assumeInstalled();
    List<String> arguments =
        new ArrayList<>(
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
    arguments.addAll(List.of(more));
    return new Chromium(arguments);
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
