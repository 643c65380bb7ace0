package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.support.OrderedComparator;
import org.junit.jupiter.api.Test;

class CallWiringTest {

  private final ComponentCustomizer ours =
      new CallWiring()
          .httpClient(
              new FlowSettings(
                  500,
                  500,
                  1000,
                  30000,
                  5000,
                  60_000,
                  1000,
                  200,
                  2000,
                  Duration.ofSeconds(7),
                  new FlowSettings.Breaker(20, 50, 2)));

  @Test
  void theClientRepeatsNothingFollowsNothingAndRemembersNothing() {
    HttpComponent http = new HttpComponent();
    ours.configure("http", http);
    assertThat(http.isAutomaticRetriesDisabled()).isTrue();
    assertThat(http.isRedirectHandlingDisabled()).isTrue();
    assertThat(http.isCookieManagementDisabled()).isTrue();
    assertThat(http.getConnectTimeout()).isEqualTo(7000);
  }

  @Test
  void whatSpringWritesIntoTheClientComesBeforeUsHoweverTheyWereFound() {
    ComponentCustomizer springs =
        ComponentCustomizer.builder(HttpComponent.class)
            .build(http -> http.setAutomaticRetriesDisabled(false));
    for (List<ComponentCustomizer> found :
        List.of(List.of(ours, springs), List.of(springs, ours))) {
      HttpComponent http = new HttpComponent();
      found.stream()
          .sorted(OrderedComparator.get())
          .forEach(customizer -> customizer.configure("http", http));
      assertThat(http.isAutomaticRetriesDisabled()).isTrue();
    }
  }
}
