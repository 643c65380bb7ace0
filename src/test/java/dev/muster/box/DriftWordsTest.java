package dev.muster.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every difference has words and advice in both languages, and there are no others. */
class DriftWordsTest {

  @Test
  void bothLanguagesSayEverything() {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
      for (DriftProblem problem : DriftProblem.values()) {
        assertThat(problem.words(locale)).isNotBlank();
        assertThat(problem.advice(locale)).isNotBlank();
      }
      for (Drift.Fix fix : Drift.Fix.values()) {
        assertThat(fix.words(locale)).isNotBlank();
      }
    }
    assertThat(DriftProblem.EVENT_URL_ELSEWHERE.words(Locale.CHINESE))
        .isNotEqualTo(DriftProblem.EVENT_URL_ELSEWHERE.words(Locale.ENGLISH));
  }

  @Test
  void nothingElseIsSaid() {
    Set<String> keys = new TreeSet<>();
    for (DriftProblem problem : DriftProblem.values()) {
      keys.add(problem + ".words");
      keys.add(problem + ".advice");
    }
    keys.addAll(
        Arrays.stream(Drift.Fix.values())
            .map(fix -> "fix." + fix.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
    assertThat(DriftProblem.bundle(Locale.ENGLISH).keySet()).hasSameElementsAs(keys);
    assertThat(DriftProblem.bundle(Locale.CHINESE).keySet()).hasSameElementsAs(keys);
  }
}
