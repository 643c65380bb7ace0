package dev.muster.facebox.push.live;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.websocket.server.WsSci;

/**
 * The WebSocket's own server, apart from that of the API: a slow listener takes none of its
 * threads, and a taken port does not keep the API from starting. It is Tomcat's because that is
 * part of the program already and its sending blocks with a time limit, so that what waits for a
 * listener can be counted.
 */
final class LiveTomcat implements AutoCloseable {

  private static final int CONNECTIONS = 64;
  private static final int THREADS = 4;

  private final Tomcat tomcat;
  private final Connector connector;

  private LiveTomcat(Tomcat tomcat, Connector connector) {
    this.tomcat = tomcat;
    this.connector = connector;
  }

  /**
   * @throws IllegalStateException when the port cannot be had
   */
  static LiveTomcat start(LiveServer.Place place, Supplier<Endpoint> endpoints) {
    Tomcat tomcat = new Tomcat();
    tomcat.setSilent(true);
    tomcat.setBaseDir(place.work().toAbsolutePath().toString());
    Connector connector = connector(place);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", null);
    context.setParentClassLoader(LiveTomcat.class.getClassLoader());
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer((types, web) -> listen(web, endpoints), Set.of());
    Tomcat.addServlet(context, "other", new NoWebSocket());
    context.addServletMappingDecoded("/", "other");
    LiveTomcat made = new LiveTomcat(tomcat, connector);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      made.close();
      throw new IllegalStateException(taken(place), e);
    }
    if (connector.getState() != LifecycleState.STARTED) {
      made.close();
      throw new IllegalStateException(taken(place));
    }
    return made;
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("Stopping the WebSocket of the face box", e);
    }
  }

  private static Connector connector(LiveServer.Place place) {
    Connector connector = new Connector();
    connector.setPort(place.port());
    if (!place.address().isEmpty()) {
      connector.setProperty("address", place.address());
    }
    if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
      protocol.setMaxThreads(THREADS);
      protocol.setMinSpareThreads(1);
      protocol.setMaxConnections(CONNECTIONS);
    }
    return connector;
  }

  private static String taken(LiveServer.Place place) {
    return "The WebSocket of the face box cannot listen on port %d; stop what does, or set muster.facebox.websocket-port"
        .formatted(place.port());
  }

  private static void listen(ServletContext web, Supplier<Endpoint> endpoints)
      throws ServletException {
    ServerContainer container =
        (ServerContainer) web.getAttribute("jakarta.websocket.server.ServerContainer");
    ServerEndpointConfig.Configurator maker =
        new ServerEndpointConfig.Configurator() {
          @Override
          public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoints.get());
          }
        };
    try {
      container.addEndpoint(
          ServerEndpointConfig.Builder.create(LiveListener.class, "/").configurator(maker).build());
    } catch (DeploymentException e) {
      throw new ServletException("Opening the WebSocket of the face box", e);
    }
  }

  /** Answers who does not speak WebSocket. */
  private static final class NoWebSocket extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setStatus(426);
      response.setHeader("Upgrade", "websocket");
      response.setContentType("text/plain");
      response.getWriter().println("Realtime events: connect with ws:// to / and send a frame.");
    }
  }
}
