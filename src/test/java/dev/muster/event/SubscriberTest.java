package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong setting is told in one sentence that names the key, the value and what is allowed. */
class SubscriberTest {

  private static final URI URL = URI.create("https://hr.example/hook");

  @ParameterizedTest
  @ValueSource(strings = {"", "-hr", "h r", "王", "a1234567890123456789012345678901234567890"})
  void aNameIsShortAndPlain(String name) {
    assertThatThrownBy(() -> subscriber(name, URL, EventKit.SECRET, 8, Duration.ofSeconds(15)))
        .hasMessage(
            "muster.subscribers[].name is \"%s\"; allowed are 1 to 40 letters, digits, dots, dashes and underscores",
            name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hr", "ftp://hr.example", "http:///hook"})
  void anAddressIsHttp(String url) {
    assertThatThrownBy(
            () -> subscriber("hr", URI.create(url), EventKit.SECRET, 8, Duration.ofSeconds(15)))
        .hasMessage(
            "muster.subscribers[hr].url is \"%s\"; allowed is an http or https address", url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "whsec_", "whsec_???", "whsec_c2hvcnQ="})
  void aSecretHasItsFormAndIsNeverPrinted(String secret) {
    assertThatThrownBy(() -> subscriber("hr", URL, secret, 8, Duration.ofSeconds(15)))
        .hasMessageStartingWith("muster.subscribers[hr].secret is missing or malformed; allowed is")
        .message()
        .satisfies(
            message -> assertThat(secret.length() < 7 || !message.contains(secret)).isTrue());
    assertThat(subscriber("hr", URL, EventKit.SECRET, 8, Duration.ofSeconds(15)).toString())
        .doesNotContain("whsec_");
  }

  @Test
  void aSecretMayComeFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), EventKit.SECRET + "\n");
    assertThat(fromFile(file).secret()).isEqualTo(EventKit.SECRET);
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> fromFile(missing))
        .hasMessageStartingWith(
            "muster.subscribers[hr].secret-file is \"" + missing + "\"; it cannot be read:");
  }

  @Test
  void concurrencyAndTimeoutHaveBounds() {
    for (int wrong : List.of(0, 257)) {
      assertThatThrownBy(
              () -> subscriber("hr", URL, EventKit.SECRET, wrong, Duration.ofSeconds(15)))
          .hasMessage("muster.subscribers[hr].concurrency is %d; allowed are 1 to 256", wrong);
    }
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(121))) {
      assertThatThrownBy(() -> subscriber("hr", URL, EventKit.SECRET, 8, wrong))
          .hasMessage(
              "muster.subscribers[hr].timeout is %s; allowed is more than 0s and at most 2m",
              wrong);
    }
  }

  @Test
  void theRetryPlanHasBounds() {
    for (List<Duration> wrong :
        List.of(List.of(Duration.ofSeconds(-1)), List.of(Duration.ofDays(8)))) {
      assertThatThrownBy(
              () ->
                  EventKit.subscriber(
                      "hr", new Subscriber.Filter(Set.of(), true), Subscriber.Order.NONE, wrong))
          .hasMessage(
              "muster.subscribers[hr].retry holds %s; allowed are steps of 0s to 7d", wrong.get(0));
    }
  }

  @Test
  void twoSubscribersNeedTwoNames() {
    Subscriber one = EventKit.subscriber("hr", Subscriber.Order.PERSON);
    assertThatThrownBy(
            () ->
                new EventSettings(List.of(one, one), new EventSettings.Events(1024, EventKit.KEEP)))
        .hasMessage("muster.subscribers holds the name \"hr\" twice; each needs its own");
  }

  private static Subscriber subscriber(
      String name, URI url, @Nullable String secret, int concurrency, Duration timeout) {
    return new Subscriber(
        name,
        url,
        secret,
        null,
        new Subscriber.Filter(Set.of(), true),
        Subscriber.Order.PERSON,
        concurrency,
        timeout,
        List.of());
  }

  private static Subscriber fromFile(Path file) {
    return new Subscriber(
        "hr",
        URL,
        null,
        file,
        new Subscriber.Filter(Set.of(), true),
        Subscriber.Order.PERSON,
        8,
        Duration.ofSeconds(15),
        List.of());
  }
}
