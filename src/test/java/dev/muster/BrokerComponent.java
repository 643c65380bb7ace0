package dev.muster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** A broker that is connected to when the producer starts, as that of MQTT is; it may be away. */
public final class BrokerComponent extends DefaultComponent {

  static final List<String> TAKEN = new CopyOnWriteArrayList<>();
  static volatile boolean away;

  @Override
  protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
    return new DefaultEndpoint(uri, this) {
      @Override
      public Producer createProducer() {
        return new DefaultProducer(this) {
          @Override
          protected void doStart() throws Exception {
            if (away) {
              throw new java.net.ConnectException("Connection refused");
            }
            super.doStart();
          }

          @Override
          public void process(Exchange exchange) {
            TAKEN.add(exchange.getIn().getHeader("webhook-id", String.class));
          }
        };
      }

      @Override
      public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("takes only");
      }
    };
  }
}
