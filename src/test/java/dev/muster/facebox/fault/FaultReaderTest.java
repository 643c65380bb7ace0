package dev.muster.facebox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a fault made of settings")
class FaultReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where=POST /SophonFogSys/api/users;what=delay;delay=200ms..2s;rate=0.1;seed=7",
        "where=/sophon/v2/face/*;what=delay;delay=10m",
        "where=*;what=status;status=503;first=2",
        "where=/face2/*;what=status;status=404;body=<html>;every=3;times=5",
        "where=*;what=drop-before;calls=1,3,5-7",
        "where=*;what=drop-after;times=1",
        "where=*;what=truncate;rate=1",
        "where=*;what=error-inside;code=GROUP_LEN_ERROR;seed=-1",
        "where=*;what=error-inside;body={\"a\":1}",
        "where=*;what=status;status=500;body=x;charset=GBK",
        "where=DELETE *;what=hang;hang=30s",
        "where=GET *;what=list-half;calls=2",
        "where=GET *;what=list-empty;first=3",
        "where=GET *;what=list-repeat"
      })
  @DisplayName("says what it is in the same settings")
  void roundTrip(String text) {
    Map<String, String> given = entries(text);
    Fault fault = FaultReader.read(new Entries("", given), 4);

    Fault again = FaultReader.read(new Entries("", fault.entries()), 5);
    assertThat(again.entries()).isEqualTo(fault.entries());
    assertThat(again.what()).hasSameClassAs(fault.what());
    assertThat(fault.entries()).containsAllEntriesOf(readBack(given));
  }

  /** A rate is shown as a decimal. */
  private static Map<String, String> readBack(Map<String, String> given) {
    Map<String, String> shown = new LinkedHashMap<>(given);
    shown.computeIfPresent("rate", (key, value) -> "" + Double.parseDouble(value));
    shown.computeIfPresent("delay", (key, value) -> value.replace("10m", "600s"));
    return shown;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "where=*                            | what is missing; allowed: delay, status,",
        "where=*;what=explode               | what is \"explode\"; allowed: delay, status,",
        "what=truncate                      | where is missing; allowed: an optional method",
        "where=users;what=truncate          | where is \"users\"; allowed:",
        "where=FETCH /x;what=truncate       | where is \"FETCH /x\"; allowed:",
        "where=/a b;what=truncate           | where is \"/a b\"; allowed:",
        "where=*;what=status                | status is missing; allowed: 400 to 599",
        "where=*;what=status;status=200     | status is \"200\"; allowed: 400 to 599",
        "where=*;what=status;status=5OO     | status is \"5OO\"; allowed: 400 to 599",
        "where=*;what=status;status=500;code=x | code is \"x\"; allowed: a name such as",
        "where=*;what=status;status=500;code=40015;body=x | code is \"40015\"; allowed: either",
        "where=*;what=status;status=500;charset=GBK | charset is \"GBK\"; allowed: beside a body only",
        "where=*;what=error-inside;body=x;charset=klingon | charset is \"klingon\"; allowed: the name",
        "where=*;what=error-inside;body=x;charset=x-JISAutoDetect | charset is \"x-JIS",
        "where=*;what=truncate;charset=GBK  | charset is not known; allowed: calls,",
        "where=*;what=delay                 | delay is missing; allowed: at most 10m",
        "where=*;what=delay;delay=11m       | delay is \"11m\"; allowed: at most 10m",
        "where=*;what=delay;delay=2s..1s    | delay is \"2s..1s\"; allowed:",
        "where=*;what=delay;delay=1s..2s..3s | delay is \"1s..2s..3s\"; allowed:",
        "where=*;what=delay;delay=-1s       | delay is \"-1s\"; allowed:",
        "where=*;what=delay;delay=soon      | delay is \"soon\"; allowed:",
        "where=*;what=delay;delay=99999999999999999999d | delay is \"9",
        "where=*;what=hang;hang=601s        | hang is \"601s\"; allowed: a time of 0s to 600s",
        "where=*;what=truncate;rate=1.5     | rate is \"1.5\"; allowed: 0.0 to 1.0",
        "where=*;what=truncate;rate=NaN     | rate is \"NaN\"; allowed: 0.0 to 1.0",
        "where=*;what=truncate;calls=0      | calls is \"0\"; allowed: numbers and ranges",
        "where=*;what=truncate;calls=7-5    | calls is \"7-5\"; allowed: numbers and ranges",
        "where=*;what=truncate;calls=1,     | calls is \"1,\"; allowed: numbers and ranges",
        "where=*;what=truncate;first=0      | first is \"0\"; allowed: 1 to 1000000000",
        "where=*;what=truncate;every=-2     | every is \"-2\"; allowed: 1 to 1000000000",
        "where=*;what=truncate;times=0      | times is \"0\"; allowed: 1 to 1000000000",
        "where=*;what=truncate;seed=a       | seed is \"a\"; allowed: a whole number",
        "where=*;what=truncate;rate=1;first=2 | first is \"2\"; allowed: one of rate,",
        "where=*;what=truncate;delay=1s     | delay is not known; allowed: calls, every,",
      })
  @DisplayName("is refused in one sentence with key, value and what is allowed")
  void wrong(String text, String sentence) {
    assertThatThrownBy(() -> FaultReader.read(new Entries("", entries(text)), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(sentence)
        .hasMessageContaining("allowed: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  @DisplayName("is bounded: long bodies and long lists of calls are refused")
  void bounded() {
    assertThatThrownBy(() -> read("where=*;what=status;status=500;body=" + "x".repeat(65_537)))
        .hasMessageContaining("at most 65536 characters");
    assertThatThrownBy(() -> read("where=*;what=truncate;calls=" + "1,".repeat(100) + "1"))
        .hasMessageContaining("at most 100");
    assertThatThrownBy(() -> read("where=/" + "x".repeat(256) + ";what=truncate"))
        .hasMessageContaining("at most 256");
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
    "*, /a/b, true",
    "/a/*, /a/b/c, true",
    "/a/*, /ab, false",
    "POST /a, /a, false",
    "GET /a, /a, true",
    "GET *, /a, true",
    "/a, /a/, false",
    "*users, /SophonFogSys/api/users, true",
    "/*/api/*rs, /SophonFogSys/api/users, true",
    "/*/api/*rs, /SophonFogSys/api/user, false",
    "**, /, true"
  })
  @DisplayName("is for the calls of its method and path")
  void where(String where, String path, boolean matches) {
    assertThat(Where.of(where).matches("GET", path)).isEqualTo(matches);
  }

  @Test
  @DisplayName("a pattern made to be slow is not")
  void slowPattern() {
    Where where = Where.of("/" + "*a".repeat(120) + "b");
    assertThat(where.matches("GET", "/" + "a".repeat(8_000))).isFalse();
  }

  private static Fault read(String text) {
    return FaultReader.read(new Entries("", entries(text)), 1);
  }

  private static Map<String, String> entries(String text) {
    return Arrays.stream(text.split(";"))
        .map(part -> part.split("=", 2))
        .collect(
            Collectors.toMap(
                part -> part[0], part -> part[1], (one, two) -> two, LinkedHashMap::new));
  }
}
