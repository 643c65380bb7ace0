package dev.muster.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells browsers to run and load nothing but what this program itself serves. */
final class SafeHeaders extends OncePerRequestFilter {

  private static final String OURS =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** The page of the OpenAPI document sets styles inline and holds small images as data. */
  private static final String SWAGGER =
      OURS.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
          .replace("img-src 'self'", "img-src 'self' data:");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean swagger = request.getRequestURI().startsWith("/swagger-ui");
    response.setHeader("Content-Security-Policy", swagger ? SWAGGER : OURS);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    chain.doFilter(request, response);
  }
}
