package dev.muster.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Says what was wrong with a request: problem+json (RFC 9457) below {@code /api}, with the name of
 * the parameter where one is to blame; the error page elsewhere.
 */
@ControllerAdvice
final class ApiProblems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  @ExceptionHandler
  @Nullable ResponseEntity<Object> badParameter(BadParameter e, WebRequest request) {
    return answer(e, problem(HttpStatus.BAD_REQUEST, e.getMessage(), e.parameter()), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> notThere(NotThere e, WebRequest request) {
    return answer(e, problem(HttpStatus.NOT_FOUND, e.getMessage(), null), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> conflict(Conflict e, WebRequest request) {
    return answer(e, problem(HttpStatus.CONFLICT, e.getMessage(), null), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> unanswered(Unanswered e, WebRequest request) {
    return answer(e, problem(e.status(), e.getMessage(), null), request);
  }

  @ExceptionHandler({DataAccessException.class, UncheckedIOException.class})
  @Nullable ResponseEntity<Object> storage(RuntimeException e, WebRequest request) {
    LOG.error("{} failed", request.getDescription(false), e);
    String words = "The store or its disk does not answer: see the log of the program.";
    return answer(e, problem(HttpStatus.SERVICE_UNAVAILABLE, words, null), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> unforeseen(RuntimeException e, WebRequest request) {
    LOG.error("{} failed", request.getDescription(false), e);
    String words = "The program made a mistake: see its log.";
    return answer(e, problem(HttpStatus.INTERNAL_SERVER_ERROR, words, null), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String name = e instanceof MethodArgumentTypeMismatchException at ? at.getName() : null;
    Class<?> wanted = e.getRequiredType();
    String words =
        "%s is \"%s\"; allowed is %s"
            .formatted(name, e.getValue(), wanted == null ? "another value" : kind(wanted));
    return answer(e, problem(status, words, name), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var wrong = e.getParameterValidationResults().get(0);
    String name = wrong.getMethodParameter().getParameterName();
    String rules =
        wrong.getResolvableErrors().stream()
            .map(rule -> String.valueOf(rule.getDefaultMessage()))
            .collect(Collectors.joining(", "));
    String words = "%s is %s; it %s".formatted(name, wrong.getArgument(), rules);
    return answer(e, problem(status, words, name), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return missing(e, e.getParameterName(), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
      MissingServletRequestPartException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return missing(e, e.getRequestPartName(), request);
  }

  private @Nullable ResponseEntity<Object> missing(Exception e, String name, WebRequest request) {
    return answer(e, problem(HttpStatus.BAD_REQUEST, name + " is missing", name), request);
  }

  private @Nullable ResponseEntity<Object> answer(
      Exception e, ProblemDetail problem, WebRequest request) {
    HttpStatus status = HttpStatus.valueOf(problem.getStatus());
    return handleExceptionInternal(e, problem, new HttpHeaders(), status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (request instanceof ServletWebRequest web
        && !web.getRequest().getRequestURI().startsWith("/api/")) {
      return page(web.getResponse(), status);
    }
    HttpHeaders typed = new HttpHeaders();
    typed.putAll(headers);
    typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return super.handleExceptionInternal(e, body, typed, status, request);
  }

  private static @Nullable ResponseEntity<Object> page(
      @Nullable HttpServletResponse response, HttpStatusCode status) {
    try {
      if (response != null && !response.isCommitted()) {
        response.sendError(status.value());
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("the error page could not be sent", e);
    }
  }

  private static ProblemDetail problem(
      HttpStatusCode status, @Nullable String words, @Nullable String parameter) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(words));
    if (parameter != null) {
      problem.setProperty("parameter", parameter);
    }
    return problem;
  }

  private static String kind(Class<?> wanted) {
    return Number.class.isAssignableFrom(wanted) || wanted.isPrimitive()
        ? "a whole number"
        : wanted.getSimpleName();
  }
}
