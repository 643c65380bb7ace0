package dev.muster.console;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who should be where, and who is: boxes, people and placements as JSON. */
@RestController
@RequestMapping(path = "/api", produces = "application/json")
@Tag(name = "People and boxes")
final class RosterApi {

  private final BoxList boxes;
  private final PeopleList people;
  private final PlacementList placements;

  RosterApi(BoxList boxes, PeopleList people, PlacementList placements) {
    this.boxes = boxes;
    this.people = people;
    this.placements = placements;
  }

  @GetMapping("/boxes")
  @Operation(summary = "The boxes: whether they answer, what stands on them, how many people")
  List<BoxView> boxes(Locale locale) {
    return boxes.all(locale);
  }

  @GetMapping("/people")
  @Operation(summary = "The people of the roster, by person number")
  Slice<PersonView> people(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit) {
    return people.slice(after, limit);
  }

  @GetMapping("/people/{id}")
  @Operation(summary = "A person on every directory: state, version, reason, next try")
  PersonView.Whole person(@PathVariable String id, Locale locale) {
    return people
        .find(id, locale)
        .orElseThrow(() -> new NotThere("There is no person " + id + " on the roster."));
  }

  @GetMapping("/placements")
  @Operation(summary = "Placements, those that need a person first")
  Slice<PlacementView> placements(
      @Parameter(
              schema =
                  @Schema(allowableValues = {"failed", "refused", "pending", "removing", "placed"}))
          @RequestParam(required = false)
          @Nullable String state,
      @RequestParam(required = false) @Nullable String directory,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit,
      Locale locale) {
    return placements.slice(
        PlacementState.only(BadParameter.choice("state", PlacementState.class, state)),
        BadParameter.choice("directory", placements.directories(), directory),
        after,
        limit,
        locale);
  }
}
