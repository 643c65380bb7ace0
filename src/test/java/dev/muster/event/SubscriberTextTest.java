package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What somebody writes down to try a subscriber. */
class SubscriberTextTest {

  @Test
  void yamlAndJsonMeanTheSameWhateverIsAroundThem() {
    SubscriberSettings bare = SubscriberText.read("name: hr\nfilter:\n  types: [visitor]\n");
    assertThat(bare.name()).isEqualTo("hr");
    assertThat(bare.filter().types()).hasToString("[VISITOR]");
    assertThat(SubscriberText.read("{\t\"name\":\"hr\",\"filter\":{\"types\":[\"visitor\"]}}"))
        .isEqualTo(bare);
    assertThat(SubscriberText.read("- name: hr\n  filter: {types: [visitor]}\n")).isEqualTo(bare);
    assertThat(
            SubscriberText.read(
                "muster:\n  subscribers:\n    - name: hr\n      filter: {types: [visitor]}\n"))
        .isEqualTo(bare);
  }

  @Test
  void whatOnlyMattersForSendingIsReadOver() {
    SubscriberSettings read =
        SubscriberText.read(
            """
            name: hr
            secret: ${HR_SECRET}
            header-files: {X-Key: /etc/passwd}
            access: {token-file: /etc/passwd}
            secret-file: /etc/passwd
            """);
    assertThat(SubscriberText.read("headers: {X-Site: east}").headers())
        .containsEntry("X-Site", "east");
    assertThat(read.headerFiles()).isEmpty();
    assertThat(read.secretFile()).isNull();
    assertThat(read.subscriber().name()).isEqualTo("hr");
  }

  @Test
  void aWrongOneIsToldByItsKey() {
    wrong("filter: {min-simularity: 0.5}", "filter.min-simularity is not a setting");
    wrong("sercet: x", "muster.subscribers[0].sercet is not a setting");
    wrong("url: http://${HOST}/", "muster.subscribers[0].url", "placeholders are not resolved");
    wrong("transform: /etc/passwd", "muster.subscribers[0].transform", ".jslt");
    wrong("- name: a\n- name: b\n", "several subscribers");
    wrong("just words", "no subscriber");
    wrong("", "no subscriber");
    wrong("a: [", "no YAML or JSON");
    wrong("x".repeat(65_537), "65537 characters; allowed are 65536");
  }

  @Test
  void aTextThatGrowsIsNotFollowed() {
    wrong("a: &a [1, 2]\nb: [*a, *a]\n", "refers to itself");
    wrong("[".repeat(100) + "]".repeat(100), "no YAML or JSON");
    wrong("a: [" + "1,".repeat(6000) + "1]", "too many parts");
  }

  private static void wrong(String text, String... words) {
    assertThatThrownBy(() -> SubscriberText.read(text))
        .as(text.substring(0, Math.min(60, text.length())))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(words);
  }
}
