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
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;

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
   * @throws IllegalArgumentException when the port cannot be had
   */
  static LiveTomcat start(LiveServer.Place place, Supplier<Endpoint> endpoints) {
    probe(place);
    Tomcat tomcat = new Tomcat();
    tomcat.setSilent(true);
    tomcat.setBaseDir(place.work().toAbsolutePath().toString());
    Connector connector = connector(place);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", null);
    context.setParentClassLoader(LiveTomcat.class.getClassLoader());
    keepQuiet(context);
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer((types, web) -> listen(web, endpoints), Set.of());
    Tomcat.addServlet(context, "other", new NoWebSocket());
    context.addServletMappingDecoded("/", "other");
    LiveTomcat made = new LiveTomcat(tomcat, connector);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      made.close();
      throw taken(place, e);
    }
    if (connector.getState() != LifecycleState.STARTED) {
      made.close();
      throw taken(place, null);
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
    // nobody pings: a listener that has vanished would keep its place for ever
    connector.setProperty("socket.soKeepAlive", "true");
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

  /** Tomcat itself would report a taken port with pages of stack traces. */
  private static void probe(LiveServer.Place place) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(
          place.address().isEmpty()
              ? new InetSocketAddress(place.port())
              : new InetSocketAddress(place.address(), place.port()));
    } catch (IOException e) {
      throw taken(place, e);
    }
  }

  private static IllegalArgumentException taken(
      LiveServer.Place place, @Nullable Exception reason) {
    return new IllegalArgumentException(
        "muster.facebox.websocket-port is %d, which cannot be listened on; allowed: a free port, 0 for any free one, -1 for none"
            .formatted(place.port()),
        reason);
  }

  /** Nothing is ever loaded again in this place, so there are no leaks to look for. */
  private static void keepQuiet(Context context) {
    if (context instanceof StandardContext standard) {
      standard.setClearReferencesObjectStreamClassCaches(false);
      standard.setClearReferencesRmiTargets(false);
      standard.setClearReferencesThreadLocals(false);
    }
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
