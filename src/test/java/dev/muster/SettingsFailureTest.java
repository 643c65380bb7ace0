package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.sync.Grace;
import dev.muster.sync.PeopleFilter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What somebody reads whose configuration makes no sense. */
class SettingsFailureTest {

  private static String told(Class<?> settings, String name, String key, String value) {
    Map<String, String> given = Map.of(name + "." + key, value);
    Binder binder = new Binder(new MapConfigurationPropertySource(given));
    Throwable failure = catchThrowable(() -> binder.bindOrCreate(name, settings));
    return SettingsFailure.sentence(failure).orElse("nothing");
  }

  @Test
  void aValueOfAnotherKindIsNamedWithWhatIsAllowed() {
    assertThat(told(Grace.class, "muster.syncs[0].grace", "period", "soon"))
        .isEqualTo(
            "muster.syncs[0].grace.period is \"soon\"; allowed is a duration such as 500ms, 10s, 5m or 24h.");
  }

  @Test
  void settingsThatMakeNoSenseTogetherSayWhy() {
    assertThat(told(Grace.class, "muster.syncs[0].grace", "by", "ungroup"))
        .isEqualTo(
            "muster.syncs[0].grace: a sync's grace.group is \"\"; allowed with grace.by \"ungroup\" is"
                + " the name of a permission group that opens nothing.");
    assertThat(told(PeopleFilter.class, "muster.syncs[1].filter", "ids", "("))
        .startsWith("muster.syncs[1].filter: a sync's filter.ids is \"(\"; allowed is a regular");
  }
}
