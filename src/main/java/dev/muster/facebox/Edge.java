package dev.muster.facebox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The HTTP edge: bounds every request, answers every refusal and failure in the error envelope, and
 * allows calls from any origin ({@code contracts/sophon.md §12.1}).
 */
final class Edge {

  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

  private final Bodies bodies;

  Edge(Bodies bodies) {
    this.bodies = bodies;
  }

  /** All dialects behind the edge; what none of them knows is 40400. */
  RouterFunction<ServerResponse> around(RouterFunction<ServerResponse> dialects) {
    return RouterFunctions.route()
        .OPTIONS("/**", request -> ServerResponse.ok().build())
        .add(dialects)
        .route(RequestPredicates.all(), Edge::unknown)
        .filter(this::answer)
        .build();
  }

  private ServerResponse answer(ServerRequest request, HandlerFunction<ServerResponse> next)
      throws Exception {
    try {
      return bodies.bounded(request, next);
    } catch (Refusal refusal) {
      return Answer.error(refusal);
    } catch (IOException gone) {
      LOG.debug("A client went away during {} {}", request.method(), request.path(), gone);
      return Answer.error(new Refusal(BoxError.BAD_REQUEST, "the request was cut off"));
    } catch (RuntimeException failure) {
      LOG.error("Answering {} {}", request.method(), request.path(), failure);
      return Answer.error(new Refusal(BoxError.SERVER_ERROR));
    }
  }

  /** Allows calls from any origin on every answer, errors included. */
  static void allowAnyOrigin(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof HttpServletResponse http) {
      http.setHeader("Access-Control-Allow-Origin", "*");
      http.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS");
      http.setHeader("Access-Control-Allow-Headers", "*");
    }
    chain.doFilter(request, response);
  }

  private static ServerResponse unknown(ServerRequest request) {
    throw new Refusal(BoxError.NOT_FOUND, request.method() + " " + request.path());
  }
}
