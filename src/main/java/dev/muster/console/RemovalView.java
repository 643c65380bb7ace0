package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof that somebody left: no name and no picture.
 *
 * @param finishedAt when the last directory had let go and the roster forgot the person; null while
 *     it is under way
 * @param waiting the directories that have not let go yet
 * @param kept whether a sync still keeps the photo, so that its run can be taken back
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RemovalView(
    long id,
    String identityId,
    @Nullable String batch,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    List<Place> directories,
    List<String> waiting,
    boolean kept,
    Erased erased) {

  /**
   * A directory that has let go.
   *
   * @param proof what it answered when it was asked for the person afterwards
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Place(String directory, Instant removedAt, String proof) {}

  /**
   * What was erased here.
   *
   * @param pending pictures and files that are still to be deleted from the disk
   */
  record Erased(long photos, long files, long pending) {}
}
