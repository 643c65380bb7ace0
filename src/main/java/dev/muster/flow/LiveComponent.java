package dev.muster.flow;

import dev.muster.event.source.LiveLines;
import java.net.http.HttpClient;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code live:<box>}: the realtime events of a box, as a Camel endpoint to consume from. One frame
 * after the other becomes a {@code Push}; the next is read when the route has ended with the one
 * before. Options: {@code address}, the WebSocket; {@code greeting}, the route that says what to
 * send first, and is asked again every {@code refresh}; {@code quiet}, how long the other side may
 * be silent.
 */
final class LiveComponent extends DefaultComponent {

  private final LiveLines lines;
  private final HttpClient client;

  LiveComponent(LiveLines lines, HttpClient client) {
    this.lines = lines;
    this.client = client;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    LiveEndpoint endpoint = new LiveEndpoint(uri, this, remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  LiveLines lines() {
    return lines;
  }

  HttpClient client() {
    return client;
  }
}
