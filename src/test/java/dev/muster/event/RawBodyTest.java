package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.roster.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A body loses the pictures that are files already, and gets them back. */
class RawBodyTest {

  private final Random random = new Random(7);
  private final Map<String, byte[]> pictures = new LinkedHashMap<>();

  @Test
  void picturesAreCutOutAndPutBack() {
    String first = picture(3_000);
    String second = picture(3_001);
    byte[] body =
        ("{\"name\":\"王芳\",\"spot\":\"" + first + "\",\"reg\":\"" + second + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    RawBody raw = RawBody.of(body, pictures);
    assertThat(raw.text()).asString().isEqualTo("{\"name\":\"王芳\",\"spot\":\"\",\"reg\":\"\"}");
    assertThat(again(raw).whole(pictures::get)).isEqualTo(body);
  }

  @Test
  void thePictureOfTwoEventsIsCutOutTwice() {
    String one = picture(900);
    byte[] body = ("[\"" + one + "\",\"" + one + "\"]").getBytes(StandardCharsets.UTF_8);
    RawBody raw = RawBody.of(body, pictures);
    assertThat(raw.text()).asString().isEqualTo("[\"\",\"\"]");
    assertThat(raw.isList()).isTrue();
    assertThat(again(raw).whole(pictures::get)).isEqualTo(body);
  }

  @Test
  void base64WithLineBreaksStaysIn() {
    picture(900);
    String broken = Base64.getMimeEncoder().encodeToString(pictures.values().iterator().next());
    byte[] body = ("{\"spot\":\"" + broken + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(RawBody.of(body, pictures).text()).isEqualTo(body);
  }

  @Test
  void aPictureThatIsKeptNoLongerIsMissing() {
    byte[] body = ("{\"spot\":\"" + picture(900) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(again(RawBody.of(body, pictures)).whole(digest -> new byte[0]))
        .asString()
        .isEqualTo("{\"spot\":\"\"}");
  }

  @Test
  void anyBodyComesBackAsItWas() {
    for (int n = 0; n < 300; n++) {
      pictures.clear();
      StringBuilder body = new StringBuilder(n % 2 == 0 ? "[" : "{");
      for (int part = random.nextInt(5); part > 0; part--) {
        body.append("\"").append(picture(200 + random.nextInt(200))).append("\",");
        if (random.nextBoolean()) {
          body.append(body.substring(random.nextInt(body.length())));
        }
      }
      byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      RawBody raw = RawBody.of(bytes, pictures);
      assertThat(Arrays.equals(again(raw).whole(pictures::get), bytes)).isTrue();
    }
  }

  private static RawBody again(RawBody raw) {
    return RawBody.stored(raw.text(), raw.cutsAsText());
  }

  private String picture(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    pictures.put(Digest.of(bytes), bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
