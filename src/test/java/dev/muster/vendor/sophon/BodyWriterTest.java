package dev.muster.vendor.sophon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyWriterTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BodyWriter bodies = new BodyWriter(JSON);

  @Test
  void aPictureOfAnySizeIsWholeWhateverWasWrittenBefore() throws IOException {
    Random random = new Random(7);
    for (int size : new int[] {100_000, 0, 1, 2, 3, 700_000, 4, 50_000, 375_001, 5}) {
      byte[] picture = new byte[size];
      random.nextBytes(picture);
      JsonNode body = JSON.readTree(bodies.bytes(Map.of("photo", picture)));
      assertThat(body.size()).isEqualTo(1);
      assertThat(body.get("photo").binaryValue()).isEqualTo(picture);
    }
  }

  @Test
  void aBodyIsNotTouchedByTheNextOne() {
    byte[] first = bodies.bytes(Map.of("photo", new byte[] {1, 2, 3}));
    byte[] before = first.clone();
    bodies.bytes(Map.of("photo", new byte[] {9, 9, 9}));
    assertThat(first).isEqualTo(before);
  }
}
