package dev.muster.facebox;

import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The HTTP edge: bounds every request, answers every refusal and failure in the error envelope of
 * the dialect that is spoken, and allows calls from any origin ({@code contracts/sophon.md §12.1}).
 */
final class Edge {

  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

  private final Bodies bodies;
  private final List<Dialect> dialects;

  /**
   * @param dialects the last one answers for the paths that none speaks
   */
  Edge(Bodies bodies, List<Dialect> dialects) {
    this.bodies = bodies;
    this.dialects = List.copyOf(dialects);
  }

  RouterFunction<ServerResponse> routes() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    routes.OPTIONS("/**", request -> ServerResponse.ok().build());
    dialects.forEach(dialect -> routes.add(dialect.map()));
    return routes.route(RequestPredicates.all(), Edge::unknown).filter(this::answer).build();
  }

  private ServerResponse answer(ServerRequest request, HandlerFunction<ServerResponse> next)
      throws Exception {
    try {
      return bodies.bounded(request, next);
    } catch (Refusal refusal) {
      return refused(request.path(), refusal);
    } catch (IOException gone) {
      LOG.debug("A client went away during {} {}", request.method(), request.path(), gone);
      return refused(request.path(), new Refusal(BoxError.BAD_REQUEST, "the request was cut off"));
    } catch (RuntimeException failure) {
      LOG.error("Answering {} {}", request.method(), request.path(), failure);
      return refused(request.path(), new Refusal(BoxError.SERVER_ERROR));
    }
  }

  /** The error envelope of the dialect that is spoken on this path. */
  ServerResponse refused(String path, Refusal refusal) {
    return dialects.stream()
        .filter(dialect -> dialect.speaks(path))
        .findFirst()
        .orElseGet(() -> dialects.get(dialects.size() - 1))
        .refused(refusal);
  }

  /**
   * Allows calls from any origin on every answer of an API, errors included; but no page of another
   * site shall tell the box to misbehave, or read what the box's own page reads.
   */
  static void allowAnyOrigin(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof HttpServletResponse http && !isOwnPage(request)) {
      http.setHeader("Access-Control-Allow-Origin", "*");
      http.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS");
      http.setHeader("Access-Control-Allow-Headers", "*");
    }
    chain.doFilter(request, response);
  }

  private static boolean isOwnPage(ServletRequest request) {
    return request instanceof HttpServletRequest http
        && (http.getServletPath().startsWith("/admin/")
            || http.getServletPath().startsWith("/page/"));
  }

  private static ServerResponse unknown(ServerRequest request) {
    throw new Refusal(BoxError.NOT_FOUND, request.method() + " " + request.path());
  }
}
