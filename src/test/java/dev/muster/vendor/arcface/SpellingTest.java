package dev.muster.vendor.arcface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code data} as Go's encoding/json writes it: contracts/arcface.md §2.2. */
class SpellingTest {

  /** Bodies and what Go 1.19 itself made of them; the file is data and belongs to no program. */
  private static final String GO = "/dev/muster/facebox/arcface/go-vectors.tsv";

  @Test
  @DisplayName("what Go itself wrote of random and of awkward bodies")
  void go() throws Exception {
    int compared = 0;
    for (String line : lines()) {
      String[] columns = line.split("\t", -1);
      byte[] body = columns[0].equals("json") ? Base64.getDecoder().decode(columns[1]) : null;
      if (body != null && !columns[2].startsWith("!") && isUtf8(body)) {
        String text = new String(body, StandardCharsets.UTF_8);
        StringBuilder written = new StringBuilder();
        Spelling.GO.withLongControls().write(written, JsonText.object(text));
        assertThat(written.toString())
            .as(text)
            .isEqualTo(new String(Base64.getDecoder().decode(columns[2]), StandardCharsets.UTF_8));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(150);
  }

  @Test
  @DisplayName("< > & and the line separators are escaped, / is not, text stays UTF-8")
  void escapes() {
    assertThat(go(Map.of("a", "<>&\u2028/测\n\t\b\f\u0001\"\\")))
        .isEqualTo("{\"a\":\"\\u003c\\u003e\\u0026\\u2028/测\\n\\t\\b\\f\\u0001\\\"\\\\\"}");
  }

  @Test
  @DisplayName("numbers are float64: 5.0 is 5, exponents only far out")
  void numbers() throws Exception {
    assertThat(go(JsonText.object("{\"n\":[5.0,-0,1e21,1e20,0.000001,1e-7,9007199254740993,0.1]}")))
        .isEqualTo("{\"n\":[5,-0,1e+21,100000000000000000000,0.000001,1e-7,9007199254740992,0.1]}");
    assertThat(go(Map.of("max_face_num", 3))).isEqualTo("{\"max_face_num\":3}");
  }

  @Test
  @DisplayName("keys go by bytes, the last of two equal ones counts, arrays keep their order")
  void order() throws Exception {
    assertThat(go(JsonText.object("{\"b\":1,\"B\":{\"z\":[2,1],\"a\":null},\"b\":true}")))
        .isEqualTo("{\"B\":{\"a\":null,\"z\":[2,1]},\"b\":true}");
  }

  private static String go(Object value) {
    StringBuilder out = new StringBuilder();
    Spelling.GO.write(out, value);
    return out.toString();
  }

  private static boolean isUtf8(byte[] body) {
    return java.util.Arrays.equals(
        body, new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> lines() throws Exception {
    try (InputStream in = SpellingTest.class.getResourceAsStream(GO)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
