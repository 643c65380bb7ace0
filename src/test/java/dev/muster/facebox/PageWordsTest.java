package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The words of the box's own page, in both languages. */
class PageWordsTest {

  private static final Path FILES = Path.of("src/main/resources/facebox/page");
  private static final Pattern ENTRY = Pattern.compile("(?m)^  \"([^\"]+)\": (.+?),?$");
  private static final Pattern USED = Pattern.compile("\\bt\\(\"([a-z_.0-9]+)\"[,)]");
  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

  @Test
  @DisplayName("every key is in both languages, and only once")
  void sameKeys() throws IOException {
    assertThat(words("words-zh.js").keySet()).isEqualTo(words("words-en.js").keySet());
    assertThat(words("words-en.js")).hasSizeGreaterThan(200);
  }

  @Test
  @DisplayName("the Chinese words name the same values as the English ones, in Chinese")
  void sameValues() throws IOException {
    Map<String, String> english = words("words-en.js");
    words("words-zh.js")
        .forEach(
            (key, chinese) -> {
              assertThat(blanks(chinese)).as(key).isEqualTo(blanks(english.get(key)));
              if (!Set.of("device.gb28181", "pages.of", "photo.file").contains(key)) {
                assertThat(chinese).as(key).containsPattern("\\p{IsHan}");
              }
            });
  }

  @Test
  @DisplayName("every key that the page asks for has words")
  void usedKeys() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path script : scripts()) {
      used.addAll(found(USED, Files.readString(script)));
    }

    assertThat(used).hasSizeGreaterThan(120);
    assertThat(words("words-en.js").keySet()).containsAll(used);
  }

  @Test
  @DisplayName("no script turns text into markup or code")
  void onlyText() throws IOException {
    for (Path script : scripts()) {
      assertThat(Files.readString(script))
          .as(script.getFileName().toString())
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
          .doesNotContain("eval(", "new Function", "javascript:");
    }
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
  }

  private static Map<String, String> words(String file) throws IOException {
    Map<String, String> words = new LinkedHashMap<>();
    ENTRY
        .matcher(Files.readString(FILES.resolve(file)))
        .results()
        .forEach(
            entry ->
                assertThat(words.put(entry.group(1), entry.group(2))).as(entry.group()).isNull());
    return words;
  }

  private static Set<String> blanks(String words) {
    return found(BLANK, words);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
