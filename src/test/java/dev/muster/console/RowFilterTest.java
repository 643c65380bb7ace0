package dev.muster.console;

import static dev.muster.enrol.ledger.BatchRow.State.HELD;
import static dev.muster.enrol.ledger.BatchRow.State.PLACED;
import static dev.muster.enrol.ledger.BatchRow.State.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.enrol.ledger.BatchRow;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowFilterTest {

  @Test
  void thoseThatNeedSomebodyAreShownWhenThereAreAny() {
    assertThat(RowFilter.of(null, null, Map.of("placed", 9L, "refused", 1L)).states())
        .containsExactly(HELD, REFUSED);
    assertThat(RowFilter.of("", null, Map.of("placed", 9L)).state()).isEqualTo("all");
  }

  @Test
  void aWishIsFulfilledWhateverThereIs() {
    assertThat(RowFilter.of("PLACED", null, Map.of("refused", 1L)).states())
        .containsExactly(PLACED);
    assertThat(RowFilter.of(null, "NO_FACE", Map.of()).state()).isEqualTo("urgent");
  }

  @Test
  void everyStateIsAmongAll() {
    assertThat(RowFilter.of("all", null, Map.of()).states())
        .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(BatchRow.State.class));
  }

  @Test
  void anUnknownStateIsNamedWithTheAllowedOnes() {
    assertThatThrownBy(() -> RowFilter.of("lost", null, Map.of()))
        .hasMessageStartingWith("state is \"lost\"; allowed are urgent, warned, all, held");
  }

  @Test
  void aChoiceSaysHowManyRowsItShows() {
    assertThat(RowFilter.choices(Map.of("held", 2L, "refused", 3L, "placed", 5L), 4))
        .containsEntry("urgent", 5L)
        .containsEntry("warned", 4L)
        .containsEntry("placed", 5L)
        .containsEntry("open", 0L)
        .containsEntry("all", 10L);
  }
}
