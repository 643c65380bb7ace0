package dev.muster.console;

import dev.muster.call.Refusal;
import dev.muster.call.Told;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Somebody outside was asked and has not answered: refused, not reached, or nobody knows. */
final class Unanswered extends RuntimeException {

  private final HttpStatus status;

  private Unanswered(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  static Unanswered refused(Refusal refusal, Locale locale) {
    HttpStatus status =
        switch (refusal.reason()) {
          case NO_SUCH_GROUP, NO_PHOTO_THERE -> HttpStatus.NOT_FOUND;
          case GROUP_IN_USE -> HttpStatus.CONFLICT;
          default -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    return new Unanswered(
        status, refusal.reason().words(locale) + " " + Told.in(refusal.detail(), locale));
  }

  static Unanswered notReached(String why, Locale locale) {
    return new Unanswered(HttpStatus.SERVICE_UNAVAILABLE, Told.in(why, locale));
  }

  static Unanswered unknown(String why, Locale locale) {
    return new Unanswered(HttpStatus.GATEWAY_TIMEOUT, Told.in(why, locale));
  }
}
