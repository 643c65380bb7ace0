package dev.muster.facebox;

import dev.muster.facebox.fault.LineValve;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

/**
 * The box's own Tomcat. It reads {@link BoxSettings} only: {@code server.*} of the configuration
 * that it shares with the bridge does not reach it.
 */
final class BoxServer {

  private static final int CONNECTIONS = 2000;

  private BoxServer() {}

  /**
   * @param more further ports with the same APIs; 0 is none
   */
  static TomcatServletWebServerFactory factory(BoxSettings settings, List<Integer> more) {
    TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(settings.port());
    if (!settings.address().isEmpty()) {
      factory.setAddress(address(settings.address()));
    }
    factory.setRegisterDefaultServlet(false);
    factory.addConnectorCustomizers(connector -> tune(connector, settings));
    more.stream()
        .filter(port -> port != 0)
        .forEach(port -> factory.addAdditionalTomcatConnectors(connector(settings, port)));
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new LineValve());
            host.getPipeline().addValve(new EnvelopeValve());
          }
        });
    return factory;
  }

  private static Connector connector(BoxSettings settings, int port) {
    Connector connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
    connector.setPort(port);
    connector.setThrowOnFailure(true);
    if (!settings.address().isEmpty()
        && connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
      protocol.setAddress(address(settings.address()));
    }
    tune(connector, settings);
    return connector;
  }

  private static void tune(Connector connector, BoxSettings settings) {
    connector.setProperty("relaxedQueryChars", "[]{}|^\\`\"<>");
    if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
      protocol.setMaxThreads(settings.threads());
      protocol.setMinSpareThreads(Math.min(4, settings.threads()));
      protocol.setMaxConnections(CONNECTIONS);
    }
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
      // so that a client which sends a little too much can still read why it is refused
      http.setMaxSwallowSize((int) (2 * settings.bodyLimit().toBytes()));
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "muster.facebox.address is %s; allowed: an address of this machine".formatted(text), e);
    }
  }
}
