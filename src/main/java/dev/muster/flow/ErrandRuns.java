package dev.muster.flow;

import dev.muster.call.Outcome;
import dev.muster.errand.Errand;
import dev.muster.errand.ErrandDesk;
import dev.muster.errand.Wish;
import org.apache.camel.CamelExecutionException;
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
    Errand<T> errand;
    try {
      errand = (Errand<T>) producer.requestBody("direct:run-errand", wish, Errand.class);
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof IllegalArgumentException known ? known : e;
    }
    Outcome<T> outcome = errand.outcome();
    if (outcome == null) {
      throw new IllegalStateException(
          "the route direct:%s-%s ended without an outcome"
              .formatted(errand.verb(), errand.family()));
    }
    return outcome;
  }
}
