package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.ledger.PauseReason;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the pages, in both languages. */
class MessagesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern NAMED = Pattern.compile("#\\{([a-z][a-z0-9.-]*)[(}]");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  @Test
  void bothLanguagesHaveTheSameWords() throws IOException {
    assertThat(messages("_zh").stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(messages("").stringPropertyNames());
  }

  @Test
  void aSentenceIsFilledWithTheSameInBothLanguages() throws IOException {
    Properties english = messages("");
    Properties chinese = messages("_zh");
    for (String key : english.stringPropertyNames()) {
      assertThat(places(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void whatThePagesNameExists() throws IOException {
    Set<String> known = new TreeSet<>(messages("").stringPropertyNames());
    known.addAll(words("syncs", "").stringPropertyNames());
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".html")).toList()) {
        Matcher named = NAMED.matcher(Files.readString(file));
        while (named.find()) {
          assertThat(known).as(file.toString()).contains(named.group(1));
        }
      }
    }
  }

  @Test
  void everyReasonOfAPauseHasWords() throws IOException {
    for (PauseReason reason : PauseReason.values()) {
      assertThat(messages("").stringPropertyNames()).contains("batch.paused." + reason.word());
    }
  }

  private static Set<String> places(String sentence) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(sentence).results().forEach(one -> places.add(one.group(1)));
    return places;
  }

  private static Properties messages(String language) throws IOException {
    return words("messages", language);
  }

  private static Properties words(String file, String language) throws IOException {
    Properties messages = new Properties();
    try (Reader in = Files.newBufferedReader(RESOURCES.resolve(file + language + ".properties"))) {
      messages.load(in);
    }
    return messages;
  }
}
