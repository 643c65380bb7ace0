package dev.muster.flow;

import dev.muster.kiosk.KioskLook;
import dev.muster.kiosk.Verdict;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** Runs the route look-from-kiosk for whoever waits. */
final class KioskRuns implements KioskLook.Desk {

  private final ProducerTemplate producer;

  KioskRuns(ProducerTemplate producer) {
    this.producer = producer;
  }

  @Override
  public Verdict look(KioskLook look) {
    try {
      return producer.requestBody("direct:look-from-kiosk", look, Verdict.class);
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }
}
