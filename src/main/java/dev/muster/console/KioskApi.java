package dev.muster.console;

import dev.muster.kiosk.Kiosk;
import dev.muster.kiosk.KioskLook;
import dev.muster.kiosk.KioskPace;
import dev.muster.kiosk.Kiosks;
import dev.muster.kiosk.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The door for the pictures of kiosks. */
@RestController
@RequestMapping(path = "/api/kiosk", produces = "application/json")
@Tag(name = "Recognisers")
final class KioskApi {

  private final Kiosks kiosks;
  private final KioskPace pace;
  private final KioskLook.Desk desk;
  private final MessageSource messages;

  KioskApi(Kiosks kiosks, KioskPace pace, KioskLook.Desk desk, MessageSource messages) {
    this.kiosks = kiosks;
    this.pace = pace;
    this.desk = desk;
    this.messages = messages;
  }

  @PostMapping(path = "/{name}/look", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "A picture that a kiosk has taken: who it is; somebody recognised is an event",
      description =
          """
          id is the kiosk's own key of the picture: the same sent again is the same event and, once there is
          one, costs no call. The header Muster-Kiosk-Key brings the key of the kiosk when it has one; without it
          403. 429 with Retry-After: too soon after the last. 503: the recogniser is not reached; 504: it did not
          answer. Everything else that was decided, also that nobody is there, is a 200.""")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = KioskView.class)))
  ResponseEntity<Object> look(
      @PathVariable String name,
      @RequestParam String id,
      @RequestParam MultipartFile picture,
      @RequestHeader(name = "Muster-Kiosk-Key", required = false) @Nullable String key,
      Locale locale)
      throws IOException {
    Kiosk kiosk =
        kiosks.find(name).orElseThrow(() -> new NotThere("There is no kiosk " + name + "."));
    if (!kiosk.admits(key)) {
      return problem(
          HttpStatus.FORBIDDEN,
          "The header Muster-Kiosk-Key does not hold the key of this kiosk.",
          Duration.ZERO);
    }
    KioskLook look = read(kiosk, id, MatchForm.bytes(picture));
    return pace.take(kiosk, () -> desk.look(look))
        .map(verdict -> answer(id, verdict, locale))
        .orElseGet(
            () ->
                problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too soon after the last picture of this kiosk.",
                    kiosk.every()));
  }

  private static KioskLook read(Kiosk kiosk, String id, byte[] picture) {
    try {
      return new KioskLook(kiosk, id, picture);
    } catch (IllegalArgumentException e) {
      throw new BadParameter("id", String.valueOf(e.getMessage()));
    }
  }

  private ResponseEntity<Object> answer(String id, Verdict verdict, Locale locale) {
    HttpStatus status =
        switch (verdict.kind()) {
          case NOT_REACHED -> HttpStatus.SERVICE_UNAVAILABLE;
          case NO_ANSWER -> HttpStatus.GATEWAY_TIMEOUT;
          default -> HttpStatus.OK;
        };
    KioskView.Speech speech = new KioskView.Speech(messages, ZoneId.systemDefault(), locale);
    return ResponseEntity.status(status).body(KioskView.of(id, verdict, speech));
  }

  private static ResponseEntity<Object> problem(HttpStatus status, String words, Duration wait) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (!wait.isZero()) {
      answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }
    return answer.body(ProblemDetail.forStatusAndDetail(status, words));
  }
}
