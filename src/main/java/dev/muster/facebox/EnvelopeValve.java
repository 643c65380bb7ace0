package dev.muster.facebox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.v1.Answer;
import dev.muster.facebox.v2.Failure;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in the error envelope what fails before the application sees it, such as bad requests.
 */
final class EnvelopeValve extends ErrorReportValve {

  private static final Logger LOG = LoggerFactory.getLogger(EnvelopeValve.class);

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    BoxError error = status >= 500 ? BoxError.SERVER_ERROR : BoxError.BAD_REQUEST;
    try {
      response.setContentType("application/json");
      response.getOutputStream().write(Json.bytes(envelope(request.getRequestURI(), error)));
      response.finishResponse();
    } catch (IOException gone) {
      LOG.debug("A client went away before its error was answered", gone);
    }
  }

  /**
   * @param path absent when not even the request line could be read
   */
  private static ObjectNode envelope(@Nullable String path, BoxError error) {
    return path != null && path.startsWith("/sophon/")
        ? Failure.envelope(error, error.message())
        : Answer.envelope(error, error.message());
  }
}
