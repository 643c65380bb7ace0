package dev.muster.call;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.jspecify.annotations.Nullable;

/** Tells what happened to a call from what the HTTP client left behind. */
public final class Answers {

  /** An answer came, whatever it says. */
  public Answer arrived(
      int status, @Nullable InputStream body, @Nullable String retryAfter, BodyReading reading)
      throws IOException {
    byte[] bytes = {};
    if (body != null) {
      try (body) {
        bytes = read(body, reading);
      } catch (BodyReading.Unreadable tooMuch) {
        return new Answer.Lost(String.valueOf(tooMuch.getMessage()), true);
      }
    }
    return new Answer.Arrived(status, bytes, retryAfter == null ? "" : retryAfter);
  }

  /** An endpoint that is no address has taken what it was handed. */
  public Answer handed() {
    return new Answer.Arrived(200, new byte[0], "");
  }

  /** No answer came by way of the breaker: without a failure it has let nothing out. */
  public Answer unanswered(@Nullable Throwable failure) {
    return failure == null
        ? new Answer.NotReached("it did not answer lately and is left alone for a moment")
        : failed(failure);
  }

  /** No answer came: was the call certainly not seen, or perhaps? */
  public Answer failed(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isBeforeSending(cause)) {
        return new Answer.NotReached(words(cause));
      }
    }
    return new Answer.Lost(failure == null ? "no answer" : words(failure));
  }

  /** Lets the asker judge the answer. */
  public Object judge(Ask<?> ask, Answer answer) {
    return ask.answered(answer);
  }

  /** What is given up is broken off: closing it would read on to an end that it may not have. */
  private static byte[] read(InputStream body, BodyReading reading) throws IOException {
    try {
      return reading.read(body);
    } catch (BodyReading.Unreadable tooMuch) {
      if (body instanceof EofSensorInputStream open) {
        open.abort();
      }
      throw tooMuch;
    }
  }

  private static boolean isBeforeSending(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof HttpConnectTimeoutException
        || cause.getClass().getSimpleName().equals("ConnectTimeoutException")
        || cause.getClass().getSimpleName().equals("ConnectionRequestTimeoutException");
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
