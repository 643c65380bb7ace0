package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.event.Subscriber.Order;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong setting is told in one sentence that names the key, the value and what is allowed. */
class SubscriberTest {

  private static final String KEY = "muster.subscribers[hr]";

  @Test
  void whatIsNotSetHasASafeDefault() {
    Subscriber usual = FilterKit.subscriber();
    assertThat(usual)
        .isEqualTo(
            new Subscriber(
                "hr",
                usual.target(),
                true,
                Filter.ALL,
                Form.USUAL,
                Order.PERSON,
                new Pace(8, 0, Duration.ofSeconds(15)),
                usual.manners()));
    assertThat(usual.target().url()).isEqualTo(URI.create("https://hr.example/hook"));
    assertThat(usual.target().access()).isEqualTo(Access.NONE);
    assertThat(usual.manners().success()).isEqualTo(Statuses.ANY_2XX);
    assertThat(usual.manners().jitter()).isEqualTo(10);
    assertThat(usual.manners().longestWait()).isEqualTo(Duration.ofHours(24));
    assertThat(usual.manners().retry()).hasSize(11).startsWith(Duration.ofSeconds(5));
  }

  @Test
  void everythingCanBeSet() {
    Subscriber set =
        FilterKit.subscriber(
            "enabled",
            "false",
            "form",
            "cloudevents",
            "pictures",
            "link",
            "link-ttl",
            "2h",
            "order",
            "device",
            "concurrency",
            "3",
            "rate",
            "20",
            "timeout",
            "4s",
            "success",
            "2xx,409",
            "retry",
            "1s,2s",
            "jitter",
            "0",
            "longest-wait",
            "1h",
            "filter.boxes",
            "a");
    assertThat(set.enabled()).isFalse();
    assertThat(set.form())
        .isEqualTo(new Form(Form.Kind.CLOUDEVENTS, null, Form.Pictures.LINK, Duration.ofHours(2)));
    assertThat(set.order()).isEqualTo(Order.DEVICE);
    assertThat(set.pace()).isEqualTo(new Pace(3, 20, Duration.ofSeconds(4)));
    assertThat(set.manners())
        .isEqualTo(
            new Manners(
                Statuses.of(KEY, List.of("2xx", "409")),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                0,
                Duration.ofHours(1)));
    assertThat(set.filter().boxes()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-hr", "h r", "王", "a1234567890123456789012345678901234567890"})
  void aNameIsShortAndPlain(String name) {
    assertThatThrownBy(() -> FilterKit.subscriber("name", name))
        .hasMessage(
            "muster.subscribers[].name is \"%s\"; allowed are 1 to 40 letters, digits, dots, dashes and underscores",
            name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hr", "ftp://hr.example", "http:///hook"})
  void anAddressIsHttp(String url) {
    assertThatThrownBy(() -> FilterKit.subscriber("url", url))
        .hasMessage(KEY + ".url is \"%s\"; allowed is an http or https address", url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "concurrency|0|concurrency is 0; allowed are 1 to 256",
        "concurrency|257|concurrency is 257; allowed are 1 to 256",
        "rate|-1|rate is -1; allowed are 0, which is no limit, to 10000",
        "timeout|0s|timeout is PT0S; allowed is more than 0s and at most 2m",
        "timeout|121s|timeout is PT2M1S; allowed is more than 0s and at most 2m",
        "retry|-1s|retry holds PT-1S; allowed are steps of 0s to 7d",
        "retry|8d|retry holds PT192H; allowed are steps of 0s to 7d",
        "jitter|51|jitter is 51; allowed are 0 to 50 percent",
        "longest-wait|8d|longest-wait is PT192H; allowed are 0s to 7d",
        "success|199|success holds \"199\"; allowed are statuses from 200 to 599: 204, 200-204 or 2xx",
        "success|204-200|success holds \"204-200\"; allowed are statuses from 200 to 599: 204, 200-204 or 2xx",
        "success|ok|success holds \"ok\"; allowed are statuses from 200 to 599: 204, 200-204 or 2xx",
        "link-ttl|0s|link-ttl is PT0S; allowed are 1s to 365d",
        "form|jslt|transform is null and form is jslt; allowed is a file with the form jslt, and none with another",
        "transform|a.jslt|transform is a.jslt and form is canonical; allowed is a file with the form jslt, and none with another",
        "access.user|me|access.user and .password belong together; allowed are both or none, the user without a colon",
        "headers.Host|x|headers holds the header \"Host\"; allowed are header names that the request does not carry anyway",
        "headers.CamelHttpUri|x|headers holds the header \"CamelHttpUri\"; allowed are header names that the request does not carry anyway"
      })
  void aWrongValueIsToldInOneSentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> FilterKit.subscriber(name, value)).hasMessage(KEY + "." + sentence);
  }

  @Test
  void aPictureSettingWithoutEffectIsRefused() {
    assertThatThrownBy(() -> FilterKit.subscriber("form", "vendor", "pictures", "inline"))
        .hasMessage(
            KEY + ".pictures changes nothing with the form vendor; allowed is to leave it out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "whsec_", "whsec_???", "whsec_c2hvcnQ=", "whsk_c2hvcnQ="})
  void aSecretHasItsFormAndIsNeverPrinted(String secret) {
    assertThatThrownBy(() -> FilterKit.subscriber("secret", secret))
        .hasMessageStartingWith(KEY + ".secret is missing or malformed; allowed is")
        .message()
        .satisfies(
            message -> assertThat(secret.length() < 8 || !message.contains(secret)).isTrue());
  }

  @Test
  void nothingThatIsSecretIsPrinted() {
    SubscriberSettings settings =
        FilterKit.settings(
            "url",
            "https://hr.example/hook?key=SECRET1",
            "headers.X-Key",
            "SECRET2",
            "access.token",
            "SECRET3");
    Subscriber subscriber = settings.subscriber();
    assertThat(settings + " " + settings.access() + " " + subscriber + subscriber.address())
        .doesNotContain("SECRET", "whsec_", "MfKQ9r8");
    assertThat("" + subscriber.target().access() + subscriber.target().keys().keys())
        .doesNotContain("SECRET", "whsec_", "MfKQ9r8");
    assertThat(
            new EventSettings(
                    List.of(settings), new EventSettings.Events(1024, EventKit.KEEP), true)
                .toString())
        .doesNotContain("SECRET", "whsec_");
  }

  @Test
  void secretsMayComeFromFiles(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("one"), EventKit.SECRET + "\n");
    Path key = Files.writeString(folder.resolve("key"), "k-1\n");
    Subscriber subscriber =
        FilterKit.subscriber(
            "secret",
            "",
            "secret-file",
            one.toString(),
            "header-files.X-Key",
            key.toString(),
            "access.user",
            "muster",
            "access.password-file",
            key.toString());
    assertThat(subscriber.target().keys().keys()).hasSize(1);
    assertThat(subscriber.target().access().headers())
        .containsEntry("X-Key", "k-1")
        .containsEntry(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString("muster:k-1".getBytes()));
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> FilterKit.subscriber("secret", "", "secret-file", missing.toString()))
        .hasMessageStartingWith(KEY + ".secret-file is \"" + missing + "\"; it cannot be read:");
  }

  @Test
  void oneWayInAtATime() {
    assertThatThrownBy(
            () ->
                FilterKit.subscriber(
                    "access.token", "t", "access.user", "u", "access.password", "p"))
        .hasMessage(KEY + ".access has a user and a token; allowed is one of them");
    assertThatThrownBy(
            () -> FilterKit.subscriber("access.token", "t", "headers.authorization", "x"))
        .hasMessage(
            KEY + ".access.token gives the header Authorization a second time; allowed is once");
    assertThatThrownBy(() -> FilterKit.subscriber("access.token", "a\nb"))
        .hasMessageContaining("that no header can carry")
        .hasMessageNotContaining("a\nb");
  }

  @Test
  void aSubscriberHasOneAddress() {
    assertThatThrownBy(() -> FilterKit.subscriber("uri", "file:out"))
        .hasMessage(KEY + " has neither or both of url and uri; allowed is exactly one of them");
    assertThatThrownBy(() -> FilterKit.subscriber("url", "", "uri", "http://x"))
        .hasMessageStartingWith(KEY + ".uri begins with http;");
    assertThatThrownBy(() -> FilterKit.subscriber("url", "", "uri", "nonsense"))
        .hasMessageStartingWith(KEY + ".uri is not the URI of a Camel endpoint;");
    assertThat(
            FilterKit.subscriber("url", "", "secret", "", "uri", "file://u:p@/out?autoCreate=true")
                .address())
        .isEqualTo("file:///out");
  }

  @Test
  void aPersonsEventsKeepTheirOrderAndAStrangersWaitForNone() {
    Subscriber hr = FilterKit.subscriber();
    assertThat(hr.orderKey(EventKit.event("0007", 0, "box-1"))).isEqualTo("person 0007");
    assertThat(hr.orderKey(EventKit.event("", 0, "box-1"))).isNull();
    Subscriber unordered = FilterKit.subscriber("order", "none");
    assertThat(unordered.orderKey(EventKit.event("0007", 0, "box-1"))).isNull();
  }

  @Test
  void twoSubscribersNeedTwoNames() {
    SubscriberSettings one = FilterKit.settings();
    assertThatThrownBy(
            () ->
                new EventSettings(
                    List.of(one, one), new EventSettings.Events(1024, EventKit.KEEP), true))
        .hasMessage("muster.subscribers holds the name \"hr\" twice; each needs its own");
  }
}
