package dev.muster.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectionTest {

  /**
   * A route that asks for {@code body.failed} would call {@code failed(…)} and take it for true.
   */
  @Test
  void noMethodHidesAPropertyThatARouteMayAskFor() {
    List<String> names =
        Arrays.stream(Inspection.class.getDeclaredMethods()).map(Method::getName).toList();
    assertThat(names)
        .filteredOn(name -> name.startsWith("is"))
        .hasSizeGreaterThan(9)
        .allSatisfy(
            name ->
                assertThat(names)
                    .doesNotContain(Character.toLowerCase(name.charAt(2)) + name.substring(3)));
  }
}
