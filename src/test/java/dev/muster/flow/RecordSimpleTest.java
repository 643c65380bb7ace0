package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.language.simple.SimpleLanguage;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text says, it means the same as in Camel's own language. */
class RecordSimpleTest {

  /** A body as the routes have them. */
  public record Visit(String api, boolean over, Map<String, String> headers, Visit next) {

    public boolean isLeaving() {
      return !over;
    }

    public Map<String, String> getPlaces() {
      return Map.of("door", "north");
    }

    public String broken() {
      throw new IllegalStateException("no door");
    }
  }

  /** Another body with properties of the same names. */
  public record Look(String api, List<String> over) {}

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final SimpleLanguage camels = new SimpleLanguage();
  private final SimpleLanguage ours = new RecordSimple();
  private Exchange exchange;

  @BeforeEach
  void start() {
    context.start();
    camels.setCamelContext(context);
    ours.setCamelContext(context);
    exchange = new DefaultExchange(context);
    Visit next = new Visit("v2", false, Map.of(), null);
    exchange.getIn().setBody(new Visit("v1", true, Map.of("webhook-id", "7"), next));
    exchange.getIn().setHeader("page", "3");
    exchange.setProperty("ask", next);
  }

  @AfterEach
  void stop() throws IOException {
    context.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${body}",
        "${body.api}",
        "${body.over}",
        "${body.leaving}",
        "${body.next.api}",
        "${body.next.next}",
        "${body.places}",
        "${body.places[door]}",
        "${body.headers[webhook-id]}",
        "${body.headers[nothing]}",
        "${exchangeProperty.ask}",
        "${exchangeProperty.ask.api}",
        "direct:find-person-${body.api}",
        "${body.api}-${body.next.api}",
        "direct:call-${exchangeProperty.ask.api}",
        "${header.page}",
        "${body.api} is ${header.page}",
        "${body.api} == 'v1'",
        "no value at all",
        "${body.api.length}"
      })
  void aTextHasTheSameValue(String text) {
    for (Class<?> type : List.of(Object.class, String.class)) {
      assertThat(ours.createExpression(text).evaluate(exchange, type))
          .isEqualTo(camels.createExpression(text).evaluate(exchange, type));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${body.over}",
        "${body.leaving}",
        "${body.next.over}",
        "${exchangeProperty.ask.leaving}",
        "${body.api}",
        "${body.next.next}",
        "${body.api} == 'v1'",
        "${body.api} == 'v2'",
        "${header.page} > 2"
      })
  void aTextIsTrueForTheSameBodies(String text) {
    assertThat(ours.createPredicate(text).matches(exchange))
        .isEqualTo(camels.createPredicate(text).matches(exchange));
  }

  @ParameterizedTest
  @ValueSource(strings = {"${body.unknown}", "${body.broken}", "${body.next.next.api}"})
  void whatCannotBeReadFailsToo(String text) {
    assertThatThrownBy(() -> camels.createExpression(text).evaluate(exchange, Object.class))
        .isNotNull();
    assertThatThrownBy(() -> ours.createExpression(text).evaluate(exchange, Object.class))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"${body.api}", "${body.over}"})
  void bodiesOfSeveralClassesMayCome(String text) {
    aTextHasTheSameValue(text);
    exchange.getIn().setBody(new Look("v3", List.of("gate")));
    aTextHasTheSameValue(text);
  }
}
