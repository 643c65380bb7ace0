package dev.muster.flow;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 with {@code Retry-After} to everything but the health report until the flows run, and
 * to pushes while the routes that take them are exchanged: the port is open before the first and
 * stays open during the second, and a box that is told 404 might give an event up.
 */
final class AskAgain extends OncePerRequestFilter {

  private static final String SECONDS = "1";
  private static final String HEALTH = "/actuator/health";

  private final BooleanSupplier running;
  private final Door door;

  /**
   * @param running whether the program is up and not going down
   */
  AskAgain(BooleanSupplier running, Door door) {
    this.running = running;
    this.door = door;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.equals(HEALTH) || path.startsWith(HEALTH + "/")) {
      chain.doFilter(request, response);
    } else if (!running.getAsBoolean()) {
      refuse(request, response, "Muster is starting or stopping; ask again in a second.");
    } else if (!path.startsWith("/events/")) {
      chain.doFilter(request, response);
    } else if (door.enter()) {
      pass(request, response, chain);
    } else {
      refuse(request, response, "The routes are being exchanged; send it again in a second.");
    }
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean later = false;
    try {
      chain.doFilter(request, response);
      later = request.isAsyncStarted();
      if (later) {
        request.getAsyncContext().addListener(new Leaving(door));
      }
    } finally {
      if (!later) {
        door.leave();
      }
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, String words)
      throws IOException {
    String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
    boolean browser = accept.contains("text/html");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    if (browser) {
      response.setHeader("Refresh", SECONDS);
    }
    response.setContentType(browser ? "text/plain" : "application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write(
            browser
                ? words
                : "{\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\""
                    + words
                    + "\"}");
  }

  /** Notes the end of a request that is answered by another thread. */
  private record Leaving(Door door) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      door.leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
