package dev.muster.console;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.call.Told;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** How a look that came to nothing is answered, in the caller's language. */
final class LookProblem {

  private LookProblem() {}

  static ResponseEntity<Object> answer(Outcome<?> outcome, Locale locale) {
    return outcome.fold(
        said -> ResponseEntity.ok((Object) said),
        refusal -> refused(refusal, locale),
        why -> failed(HttpStatus.SERVICE_UNAVAILABLE, Reason.NOT_REACHED, why, locale),
        why -> failed(HttpStatus.GATEWAY_TIMEOUT, Reason.NO_ANSWER, why, locale));
  }

  private static ResponseEntity<Object> refused(Refusal refusal, Locale locale) {
    ProblemDetail problem =
        problem(HttpStatus.UNPROCESSABLE_ENTITY, refusal.reason(), refusal.detail(), locale);
    problem.setProperty("advice", refusal.reason().advice(locale));
    return answer(problem);
  }

  private static ResponseEntity<Object> failed(
      HttpStatus status, Reason reason, String why, Locale locale) {
    return answer(problem(status, reason, why, locale));
  }

  private static ProblemDetail problem(
      HttpStatus status, Reason reason, String particulars, Locale locale) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, reason.words(locale));
    problem.setProperty("reason", reason.name());
    problem.setProperty("words", reason.words(locale));
    problem.setProperty("particulars", Told.in(particulars, locale));
    return problem;
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
