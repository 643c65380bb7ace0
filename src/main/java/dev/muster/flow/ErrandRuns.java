package dev.muster.flow;

import dev.muster.call.Outcome;
import dev.muster.errand.Errand;
import dev.muster.errand.ErrandDesk;
import dev.muster.errand.Wish;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;

/** Runs the route run-errand for whoever waits. */
final class ErrandRuns implements ErrandDesk {

  private final ProducerTemplate producer;

  ErrandRuns(ProducerTemplate producer) {
    this.producer = producer;
  }

  @Override
  @SuppressWarnings("unchecked") // the errand of a wish ends with the outcome of that wish
  public <T> Outcome<T> run(Wish<T> wish) {
    // One way: in a request and its reply, what the last step of a loop leaves behind is not seen
    // by the loop's condition.
    Exchange exchange =
        producer.send(
            "direct:run-errand", ExchangePattern.InOnly, sent -> sent.getMessage().setBody(wish));
    Exception failure = exchange.getException();
    if (failure != null) {
      throw failure instanceof IllegalArgumentException known
          ? known
          : new CamelExecutionException("an errand broke", exchange, failure);
    }
    Errand<T> errand = (Errand<T>) exchange.getMessage().getBody(Errand.class);
    Outcome<T> outcome = errand.outcome();
    if (outcome == null) {
      throw new IllegalStateException(
          "the route direct:%s-%s ended without an outcome"
              .formatted(errand.verb(), errand.family()));
    }
    return outcome;
  }
}
