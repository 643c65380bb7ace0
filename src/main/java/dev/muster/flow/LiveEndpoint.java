package dev.muster.flow;

import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The realtime events of one box. Public because Camel sets its options from outside. */
public final class LiveEndpoint extends DefaultEndpoint {

  private final LiveComponent component;
  private final String box;
  private String address = "";
  private String greeting = "";
  private Duration refresh = Duration.ofMinutes(1);
  private Duration quiet = Duration.ofMinutes(1);

  LiveEndpoint(String uri, LiveComponent component, String box) {
    super(uri, component);
    this.component = component;
    this.box = box;
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    LiveConsumer consumer = new LiveConsumer(this, processor, component);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("live: is only consumed from");
  }

  String box() {
    return box;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = address;
  }

  public String getGreeting() {
    return greeting;
  }

  public void setGreeting(String greeting) {
    this.greeting = greeting;
  }

  public Duration getRefresh() {
    return refresh;
  }

  public void setRefresh(Duration refresh) {
    this.refresh = refresh;
  }

  public Duration getQuiet() {
    return quiet;
  }

  public void setQuiet(Duration quiet) {
    this.quiet = quiet;
  }
}
