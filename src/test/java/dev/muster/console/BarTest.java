package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarTest {

  @Test
  void partsFollowEachOther() {
    assertThat(bar(4, "good", 1L, "bad", 2L).parts())
        .isEqualTo(List.of(new Bar.Part("good", 0, 250), new Bar.Part("bad", 250, 500)));
  }

  @Test
  void oneFailureAmongTenThousandIsSeen() {
    Bar bar = bar(10_000, "good", 9_999L, "bad", 1L);

    assertThat(bar.parts().get(1).width()).isEqualTo(8);
    assertThat(bar.parts().stream().mapToInt(Bar.Part::width).sum()).isLessThanOrEqualTo(1000);
  }

  @Test
  void nothingIsWiderThanTheBar() {
    assertThat(bar(2, "good", 5L, "bad", 5L).parts())
        .isEqualTo(List.of(new Bar.Part("good", 0, 1000)));
  }

  @Test
  void nothingIsDrawnOfNothing() {
    assertThat(bar(0, "good", 0L).parts()).isEmpty();
    assertThat(bar(7, "good", 0L).parts()).isEmpty();
  }

  private static Bar bar(long whole, Object... counts) {
    Map<String, Long> parts = new LinkedHashMap<>();
    for (int i = 0; i < counts.length; i += 2) {
      parts.put((String) counts[i], (Long) counts[i + 1]);
    }
    return Bar.of(whole, parts);
  }
}
