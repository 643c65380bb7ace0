package dev.muster.facebox.fault;

import dev.muster.facebox.wire.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets calls go wrong as {@link Faults} orders, whatever the dialect. The box's page and the admin
 * endpoint are spared. A call that waits holds no thread: however many are delayed or hang, the
 * others and the admin endpoint are answered.
 */
public final class FaultFilter implements Filter, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FaultFilter.class);
  private static final Set<String> SPARED = Set.of("/", "/status", "/admin");
  private static final String NEXT = FaultFilter.class.getName();

  private final Faults faults;
  private final ErrorAnswer errors;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * @param envelopes the error answer of the dialect that is spoken on a path
   */
  public FaultFilter(Faults faults, BiFunction<String, Refusal, ServerResponse> envelopes) {
    this.faults = faults;
    this.errors = new ErrorAnswer(envelopes);
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "facebox-faults");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest called = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    if (request.getAttribute(NEXT) instanceof Step next) {
      request.setAttribute(NEXT, Step.WORK);
      next.take(called, answer, chain);
      return;
    }
    Verdict verdict = judge(called);
    if (verdict.delay().isZero()) {
      request.setAttribute(NEXT, Step.WORK);
      step(verdict.end()).take(called, answer, chain);
    } else {
      later(called, verdict.delay(), step(verdict.end()));
    }
  }

  /** Gives up the calls that wait; their connections close with the server. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  private Verdict judge(HttpServletRequest request) {
    String path = path(request);
    if (SPARED.contains(path) || path.startsWith("/admin/") || path.startsWith("/page/")) {
      return Verdict.FINE;
    }
    Verdict verdict = faults.judge(request.getMethod(), path);
    if (!verdict.equals(Verdict.FINE)) {
      LOG.debug("{} {} goes wrong: {}", request.getMethod(), path, verdict);
    }
    return verdict;
  }

  private static String path(HttpServletRequest request) {
    String more = request.getPathInfo();
    return more == null ? request.getServletPath() : request.getServletPath() + more;
  }

  private Step step(@Nullable What end) {
    if (end == null) {
      return Step.WORK;
    } else if (end instanceof What.Status status) {
      return error(status.status(), status.content());
    } else if (end instanceof What.ErrorInside inside) {
      return error(200, inside.content());
    } else if (end instanceof What.DropBefore) {
      return Step.CUT;
    } else if (end instanceof What.DropAfter) {
      return (request, response, chain) -> {
        chain.doFilter(request, new ContentCachingResponseWrapper(response));
        Step.CUT.take(request, response, chain);
      };
    } else if (end instanceof What.Hang hang) {
      return (request, response, chain) -> {
        chain.doFilter(request, new ContentCachingResponseWrapper(response));
        later(request, hang.length(), Step.CUT);
      };
    }
    return end instanceof ListLie lie ? listing(lie) : FaultFilter::half;
  }

  private static Step listing(ListLie lie) {
    return (request, response, chain) -> {
      ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, kept);
      byte[] said = lie.of(kept.getContentAsByteArray());
      response.setContentLength(said.length);
      response.getOutputStream().write(said);
    };
  }

  private Step error(int status, What.Content content) {
    return (request, response, chain) -> errors.send(response, path(request), status, content);
  }

  private static void half(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, kept);
    byte[] all = kept.getContentAsByteArray();
    response.setContentLength(Math.max(1, all.length));
    response.getOutputStream().write(all, 0, all.length / 2);
    response.flushBuffer();
    Step.CUT.take(request, response, chain);
  }

  private void later(HttpServletRequest request, Duration wait, Step step) {
    request.setAttribute(NEXT, step);
    AsyncContext waiting = request.startAsync();
    waiting.setTimeout(0);
    timer.schedule(() -> wake(waiting), wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void wake(AsyncContext waiting) {
    try {
      waiting.dispatch();
    } catch (IllegalStateException gone) {
      LOG.debug("A client went away while its call waited", gone);
    }
  }
}
