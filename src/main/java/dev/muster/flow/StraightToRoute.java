package dev.muster.flow;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpListener;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Hands a request to the route that listens for it, on the thread on which it came. By the usual
 * way, through Spring's dispatcher, it would change threads twice and be dispatched twice for an
 * answer of fifty bytes.
 */
final class StraightToRoute extends HttpFilter implements PlatformHttpListener {

  private static final long serialVersionUID = 1L;

  /** A route that listens. */
  private record Listening(
      PathPattern path, Set<String> verbs, SpringBootPlatformHttpConsumer consumer) {

    boolean takes(String method, PathContainer asked) {
      return consumer.isStarted() && verbs.contains(method) && path.matches(asked);
    }
  }

  private final transient Map<String, Listening> routes = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Listening> route = route(request);
    if (route.isPresent()) {
      route.get().consumer().service(request, response).join();
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<Listening> route(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    PathContainer asked = PathContainer.parsePath(path);
    return routes.values().stream()
        .filter(one -> one.takes(request.getMethod(), asked))
        .findFirst();
  }

  /** Those that take a whole branch of addresses, or any method, stay with the dispatcher. */
  @Override
  public void registerHttpEndpoint(HttpEndpointModel model) {
    if (model.getVerbs() != null
        && model.getConsumer() instanceof SpringBootPlatformHttpConsumer consumer
        && !consumer.getEndpoint().isMatchOnUriPrefix()) {
      PathPattern path = PathPatternParser.defaultInstance.parse(model.getUri());
      routes.put(
          model.getUri(), new Listening(path, Set.of(model.getVerbs().split(",")), consumer));
    }
  }

  @Override
  public void unregisterHttpEndpoint(HttpEndpointModel model) {
    routes.computeIfPresent(
        model.getUri(), (uri, known) -> known.consumer() == model.getConsumer() ? null : known);
  }
}
