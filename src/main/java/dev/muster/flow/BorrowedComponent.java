package dev.muster.flow;

import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * Lets a trial check an endpoint of a component that only the running context can build. The
 * endpoint is made and checked by that component and is never started.
 */
final class BorrowedComponent extends DefaultComponent {

  private final Component running;

  BorrowedComponent(Component running) {
    this.running = running;
  }

  @Override
  public Endpoint createEndpoint(String uri, Map<String, Object> parameters) throws Exception {
    return running.createEndpoint(uri, parameters);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    return running.createEndpoint(uri, parameters);
  }

  @Override
  public boolean useRawUri() {
    return running.useRawUri();
  }
}
