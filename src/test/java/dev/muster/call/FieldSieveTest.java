package dev.muster.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FieldSieveTest {

  private static final String BODY =
      "{\"rows\":[{\"id\":\"王\",\"photo\":\"%s\",\"n\":1},{\"photo\":{\"x\":[1]},\"id\":\"b\"}]}"
          .formatted("A".repeat(5000));

  @Test
  void theFieldPassesByWhereverItIs() throws IOException {
    assertThat(sifted(BODY, 100_000, 1000))
        .isEqualTo("{\"rows\":[{\"id\":\"王\",\"n\":1},{\"id\":\"b\"}]}");
  }

  @Test
  void whatIsCutOffStaysCutOff() throws IOException {
    String half = sifted(BODY.substring(0, 2000), 100_000, 1000);
    assertThatThrownBy(() -> new ObjectMapper().readTree(half)).isInstanceOf(IOException.class);
  }

  @Test
  void anAnswerThatIsTooLargeIsGivenUp() {
    assertThatThrownBy(() -> sifted(BODY, 4000, 1000))
        .isInstanceOf(BodyReading.Unreadable.class)
        .hasMessage("the answer is larger than 4000 bytes");
    assertThatThrownBy(() -> sifted(BODY.replace("photo", "other"), 100_000, 1000))
        .isInstanceOf(BodyReading.Unreadable.class);
  }

  private static String sifted(String body, long most, int kept) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new String(
        new FieldSieve(new ObjectMapper(), "photo", most, kept)
            .read(new ByteArrayInputStream(bytes)),
        StandardCharsets.UTF_8);
  }
}
