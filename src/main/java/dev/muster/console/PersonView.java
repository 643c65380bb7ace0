package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /**
   * A person with every directory: why is this one not on that box?
   *
   * @param extra further information, by its heading
   * @param leavingAt since when the person is to leave every directory; null when nobody wants that
   * @param batch the batch that brought the person last
   * @param history what happened, newest first, at most {@value PersonFacts#STEPS} steps
   * @param broughtBy the syncs whose sources list the person
   * @param plans what the last plans of syncs said of the person, newest first
   * @param faceWarning what the comparison of faces found about the last photo
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @Schema(name = "PersonEverywhere")
  record Whole(
      String identityId,
      String name,
      String type,
      List<String> groups,
      String photo,
      @Nullable Instant validFrom,
      @Nullable Instant validTo,
      Map<String, String> extra,
      @Nullable Instant leavingAt,
      @Nullable String batch,
      Instant updatedAt,
      List<PlacementView> placements,
      List<HistoryView> history,
      List<SyncTrace.Bringer> broughtBy,
      List<SyncTrace.Mention> plans,
      @Nullable WarningView faceWarning) {}
}
