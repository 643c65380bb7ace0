package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Someone on the roster.
 *
 * @param photo where the registered photo is
 * @param placements on how many directories the person stands in each state
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PersonView(
    String identityId,
    String name,
    String type,
    List<String> groups,
    String photo,
    Instant updatedAt,
    Map<String, Long> placements) {

  /** A person with every directory: why is this one not on that box? */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @Schema(name = "PersonEverywhere")
  record Whole(
      String identityId,
      String name,
      String type,
      List<String> groups,
      String photo,
      Instant updatedAt,
      List<PlacementView> placements) {}

  Whole with(List<PlacementView> everywhere) {
    return new Whole(identityId, name, type, groups, photo, updatedAt, everywhere);
  }
}
