package dev.muster.facebox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How a call goes on. */
interface Step {

  /** As if nothing were wrong. */
  Step WORK = (request, response, chain) -> chain.doFilter(request, response);

  /** The connection closes; what was not flushed yet is never sent. */
  Step CUT = (request, response, chain) -> LineValve.of(request).cut();

  void take(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException;
}
