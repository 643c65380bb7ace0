package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody who reads the pages of a bridge in one language and at one width, and notes what the
 * browser complains of.
 */
final class Reader implements AutoCloseable {

  /** What a message without words looks like, and a word that is the program's own. */
  private static final Pattern KEY =
      Pattern.compile(
          "\\?\\?[\\w.-]+\\?\\?"
              + "|\\b(?:change|item|run|trip|skip|conflict|field|cause|mode|source|syncs|plan"
              + "|validity|type|schedule|hint|page|batch)\\.[a-zA-Z_-]{3,}"
              + "|\\b[A-Z]{2,}_[A-Z_]+\\b");

  /** English words one after the other; among Chinese ones nobody has translated them. */
  private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,} [a-z]{2,}");

  /**
   * The words of the page; not what people, files and machines are called, nor what a box has
   * answered in its own words.
   */
  private static final String WORDS =
      """
      () => {
        const main = document.querySelector('main').cloneNode(true);
        main.querySelectorAll('.name, code, del, ins, script, #history, a[href^="/syncs/"]')
          .forEach(one => one.remove());
        return main.textContent;
      }
      """;

  /** What reaches beyond the window and is not cut off by something around it. */
  private static final String WIDER =
      """
      () => Array.from(document.querySelectorAll('body *'))
        .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1)
        .map(one => one.tagName + '#' + one.id + '.' + one.className).slice(0, 8)
      """;

  private final String url;
  private final String language;
  private final int width;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Reader(Browser browser, String url, String language, int width) {
    this.url = url;
    this.language = language;
    this.width = width;
    page =
        browser.newPage(
            new Browser.NewPageOptions().setLocale("en-GB").setViewportSize(width, 900));
    page.setDefaultTimeout(90_000);
    page.setDefaultNavigationTimeout(90_000);
    page.onPageError(complaints::add);
    page.onConsoleMessage(this::heard);
    page.onRequestFailed(this::failed);
    page.onResponse(this::answered);
  }

  Page page() {
    return page;
  }

  /** Whichever of the two is in the language of the reader. */
  String says(String english, String chinese) {
    return language.equals("zh") ? chinese : english;
  }

  Reader visits(String path) {
    page.navigate(url + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
    return this;
  }

  /**
   * The page is in the language, of the width of the window, and nothing went wrong in the browser.
   *
   * @param name of the picture that is taken when {@code muster.screens} names a folder
   */
  void findsNothingWrong(String name) {
    takesPicture(name);
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
    String words = (String) page.evaluate(WORDS);
    assertThat(words).as("words of %s", name).doesNotContainPattern(KEY);
    if (language.equals("zh")) {
      assertThat(words).as("Chinese words of %s", name).doesNotContainPattern(ENGLISH);
    }
    assertThat((boolean) page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))
        .as("%s is as wide as the window: %s", name, page.evaluate(WIDER))
        .isTrue();
    assertThat(complaints).as("complaints about %s", name).isEmpty();
  }

  @Override
  public void close() {
    takesPicture("end");
    page.close();
    assertThat(complaints).isEmpty();
  }

  private void takesPicture(String name) {
    String screens = System.getProperty("muster.screens", "");
    if (!screens.isEmpty()) {
      Path file = Path.of(screens, "%s-%s-%d.png".formatted(name, language, width));
      page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      complaints.add(message.text());
    }
  }

  /** A page that is left gives up what it was asking for, and so does a link to a file. */
  private void failed(Request request) {
    if (!"net::ERR_ABORTED".equals(request.failure())) {
      complaints.add(request.method() + " " + request.url() + ": " + request.failure());
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400) {
      complaints.add(response.request().method() + " " + response.url() + ": " + response.status());
    }
  }
}
