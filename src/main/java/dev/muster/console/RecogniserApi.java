package dev.muster.console;

import dev.muster.call.Outcome;
import dev.muster.directory.CallCounts;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Recognisers;
import dev.muster.recogniser.Skill;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What recognisers there are, and what they say of pictures, as JSON. */
@RestController
@RequestMapping(path = "/api/recognisers", produces = "application/json")
@Tag(name = "Recognisers")
final class RecogniserApi {

  private final Recognisers recognisers;
  private final CallCounts counts;
  private final Looks looks;

  RecogniserApi(Recognisers recognisers, CallCounts counts, Looks looks) {
    this.recognisers = recognisers;
    this.counts = counts;
    this.looks = looks;
  }

  @GetMapping
  @Operation(summary = "The services that look at faces: what each can do and how it counts")
  List<RecogniserView> all() {
    return recognisers.all().stream()
        .map(one -> RecogniserView.of(one, counts.figures(one.name()).ofToday()))
        .toList();
  }

  @PostMapping(path = "/{name}/{skill}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Shows pictures to a recogniser and waits for what it says",
      description =
          """
          Costs a call of the recogniser. Each picture at most 20 MB; it is turned upright and scaled to what the
          recogniser takes, and kept nowhere. verify takes two pictures, liveness one to eight of one person, the
          others one. 409: it cannot do this. 422: refused, with reason, words and advice in the caller's language.
          503: not reached. 504: it may have been asked, its answer was lost.""")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LookView.class)))
  ResponseEntity<Object> look(
      @PathVariable String name,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {
                        "locate",
                        "verify",
                        "identify",
                        "identify-all",
                        "describe",
                        "liveness"
                      }))
          @PathVariable
          String skill,
      @RequestParam List<MultipartFile> picture,
      @RequestParam(defaultValue = "10") @Min(1) @Max(10) int faces,
      @RequestParam(defaultValue = "5") @Min(1) @Max(20) int most,
      @Parameter(description = "tells the numbers that describe the face: biometric data")
          @RequestParam(defaultValue = "false")
          boolean features,
      Locale locale)
      throws IOException {
    Skill wanted = SkillWord.read(skill);
    Recogniser recogniser = looks.able(name, wanted);
    Outcome<LookView> said =
        looks.look(recogniser, wanted, picture, new Looks.Terms(faces, most, features));
    return LookProblem.answer(said, locale);
  }
}
