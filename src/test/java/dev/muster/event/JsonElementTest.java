package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements are given in the bytes in which they came. */
class JsonElementTest {

  private static final String LIST =
      "\n[ {\"a\" : [1,{}], \"名\":\"王芳 \\u738b\"} ,12.50,\"x, ]\\\"\" , [ ] , true ]  ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0|{\"a\" : [1,{}], \"名\":\"王芳 \\u738b\"}",
        "1|12.50",
        "2|\"x, ]\\\"\"",
        "3|[ ]",
        "4|true"
      })
  void anElementIsCutOutByteForByte(int index, String element) {
    assertThat(slice(LIST, index)).contains(element);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "[1", "7", "[,"})
  void whatHasNoSuchElementGivesNone(String body) {
    assertThat(slice(body, 3)).isEmpty();
  }

  @Test
  void aLongNumberAtTheEndOfAnArrayIsWhole() {
    assertThat(slice("[1,123456789]", 1)).contains("123456789");
  }

  @Test
  void theTypeOfABodyIsToldByItsBytes() {
    assertThat(type(" {\"a\":1}")).isEqualTo("application/json");
    assertThat(type("[1]")).isEqualTo("application/json");
    assertThat(type("--b7\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b7--"))
        .isEqualTo("multipart/form-data; boundary=\"b7\"");
    assertThat(type("a=1&b=2")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(type("\u0001")).isEqualTo("application/octet-stream");
  }

  private static String type(String body) {
    return VendorType.of(body.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> slice(String body, int index) {
    return JsonElement.slice(body.getBytes(StandardCharsets.UTF_8), index)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
