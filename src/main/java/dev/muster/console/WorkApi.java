package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.flow.RouteFile;
import dev.muster.flow.RouteProblem;
import dev.muster.flow.RouteStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The routes in service, and things to try: sample people, a picture shown to a box. */
@RestController
@RequestMapping(path = "/api", produces = "application/json")
@Tag(name = "Routes and first steps")
final class WorkApi {

  private final RouteStatus routes;
  private final SamplePeople samples;
  private final MatchForm match;

  WorkApi(RouteStatus routes, SamplePeople samples, MatchForm match) {
    this.routes = routes;
    this.samples = samples;
    this.match = match;
  }

  /** The routes folder: what runs from it and what does not. */
  record Routes(List<Running> files, List<RouteProblem> problems) {}

  /** A file and the routes that run from it. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Running(String file, List<String> routeIds, Instant loadedAt) {

    static Running of(RouteFile file) {
      return new Running(file.file(), file.routeIds(), file.loadedAt());
    }
  }

  @GetMapping("/routes")
  @Operation(summary = "The routes in service, and what in the folder could not be put into it")
  Routes routes() {
    return new Routes(routes.files().stream().map(Running::of).toList(), routes.problems());
  }

  /** The dropped photos, below the drop's folder. */
  record Dropped(List<String> files) {}

  @PostMapping("/samples")
  @Operation(summary = "Drops photos of people who do not exist into the first drop's folder")
  Dropped samples(
      @RequestParam(defaultValue = "20") @Min(1) @Max(500) int people,
      @RequestParam(required = false) @Nullable String group) {
    return new Dropped(samples.drop(people, group == null ? samples.usualGroup() : group));
  }

  @PostMapping(path = "/match", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Shows a picture to a box as if one of its devices had taken it",
      description = "device is the name or the address of a device of that box.")
  MatchView match(
      @RequestParam MultipartFile picture,
      @RequestParam String box,
      @RequestParam String device,
      Locale locale)
      throws IOException {
    return match.show(box, device, MatchForm.bytes(picture), locale);
  }
}
