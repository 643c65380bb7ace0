package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void theNext0xffIsFoundWhereverItStands() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        // much of what is near 0xff
        bytes[i] = (byte) (random.nextInt(20) == 0 ? 0xff : random.nextBoolean() ? 0xfe : 0x7f);
      }
      for (int from = 0; from <= bytes.length; from++) {
        assertThat(Bytes.next0xff(bytes, from, bytes.length))
            .isEqualTo(oneByOne(bytes, from, bytes.length));
      }
    }
  }

  private static int oneByOne(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == -1) {
        return i;
      }
    }
    return end;
  }
}
