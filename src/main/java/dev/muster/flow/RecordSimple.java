package dev.muster.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.language.simple.SimpleLanguage;
import org.jspecify.annotations.Nullable;

/**
 * Camel's simple language, quicker where a text only reads properties: {@code ${body.over}}, {@code
 * direct:find-person-${body.api}}, {@code ${body.headers[webhook-id]}}. Camel searches the class
 * for the method each time it evaluates such a text; here the method is found once for each class.
 * Every other text, and every value that is not as simple as that, is left to Camel.
 */
final class RecordSimple extends SimpleLanguage {

  private final Map<String, Expression> expressions = new ConcurrentHashMap<>();
  private final Map<String, Predicate> predicates = new ConcurrentHashMap<>();

  @Override
  public Expression createExpression(String text) {
    Expression known = expressions.get(text);
    if (known == null) {
      Expression camels = super.createExpression(text);
      known =
          RecordText.read(text)
              .<Expression>map(parts -> new RecordExpression(text, parts, camels))
              .orElse(camels);
      expressions.put(text, known);
    }
    return known;
  }

  @Override
  public Predicate createPredicate(String text) {
    Predicate known = predicates.get(text);
    if (known == null) {
      Predicate camels = super.createPredicate(text);
      known =
          RecordText.read(text)
              .filter(RecordText::isOneValue)
              .<Predicate>map(parts -> new Truth(text, parts, camels))
              .orElse(camels);
      predicates.put(text, known);
    }
    return known;
  }

  @Override
  public void stop() {
    expressions.clear();
    predicates.clear();
    super.stop();
  }

  /** True when the value is; anything that is no truth value is judged by Camel. */
  private record Truth(String text, RecordText parts, Predicate camels) implements Predicate {

    @Override
    public boolean matches(Exchange exchange) {
      return parts.value(exchange) instanceof Boolean truth ? truth : camels.matches(exchange);
    }

    @Override
    public void init(CamelContext context) {
      camels.init(context);
    }

    @Override
    public void initPredicate(CamelContext context) {
      camels.initPredicate(context);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The value as it is asked for. */
  private record RecordExpression(String text, RecordText parts, Expression camels)
      implements Expression {

    @Override
    public <T> @Nullable T evaluate(Exchange exchange, Class<T> type) {
      Object value = parts.value(exchange);
      if (value == RecordText.ABSENT) {
        return null;
      }
      return type.isInstance(value) ? type.cast(value) : camels.evaluate(exchange, type);
    }

    @Override
    public void init(CamelContext context) {
      camels.init(context);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
