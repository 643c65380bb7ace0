package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.call.Told;
import dev.muster.sync.Change;
import dev.muster.sync.ItemState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change of a plan and what became of it.
 *
 * @param key as the source, or the directory, names the person
 * @param identityId the person number; null when nobody of the roster is meant
 * @param differences what the plan changes, field by field
 * @param words what the reason means, and {@code advice} what to do about it
 * @param foundPicture where the photo before is; null when there is none, or none that may be shown
 * @param wantedPicture where the photo as it is to be is
 * @param onRoster whether the number leads to somebody
 * @param row the row of the batch that carries it out
 * @param placement how the person stands on the target
 * @param nextTry when what it waits for is asked again
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SyncItemView(
    long id,
    String target,
    String change,
    String key,
    @Nullable String identityId,
    String name,
    List<PersonDifference> differences,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String advice,
    @Nullable String detail,
    @Nullable String foundPicture,
    @Nullable String wantedPicture,
    boolean onRoster,
    String state,
    @Nullable Row row,
    @Nullable Placed placement,
    int attempts,
    @Nullable Instant nextTry,
    Instant updatedAt) {

  /** The row of a batch. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Row(
      long id,
      String batch,
      String state,
      @Nullable String reason,
      @Nullable String words,
      @Nullable String advice,
      @Nullable String detail) {}

  /** A placement of the person on the target. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Placed(
      String state,
      @Nullable String reason,
      @Nullable String words,
      @Nullable String detail,
      int attempts,
      @Nullable Instant nextTry) {}

  /** What is known of the person besides the item. */
  record Known(@Nullable PersonView person, @Nullable Row row, @Nullable Placed placement) {}

  static SyncItemView of(SyncItemRow item, Known known, Locale locale, Times times) {
    ReasonText reason =
        new SyncWords(locale)
            .reason(item.change() == Change.CONFLICT ? "conflict" : "skip", item.reason());
    PersonView person = known.person();
    boolean ready = item.state() == ItemState.READY;
    return new SyncItemView(
        item.id(),
        item.target(),
        item.change().word(),
        item.key(),
        item.identityId(),
        item.name(),
        item.change() == Change.SETUP
            ? List.of()
            : PersonDifference.between(item.found(), wanted(item), item.fields(), locale, times),
        reason.code(),
        reason.words(),
        reason.advice(),
        detail(item, reason, locale),
        SyncPhotos.address(item, SyncPhotos.Side.FOUND, person),
        SyncPhotos.address(item, SyncPhotos.Side.WANTED, person),
        person != null,
        item.state().name().toLowerCase(Locale.ROOT),
        known.row(),
        known.placement(),
        item.attempts(),
        ready ? item.nextAt() : null,
        item.updatedAt());
  }

  /** Whoever leaves is to be nowhere; what is kept of them is for taking it back. */
  private static @Nullable String wanted(SyncItemRow item) {
    return item.change() == Change.REMOVE ? null : item.wanted();
  }

  /** Not once more what the words say already. */
  private static @Nullable String detail(SyncItemRow item, ReasonText reason, Locale locale) {
    String detail = item.detail();
    boolean said = detail == null || reason.words() != null && reason.words().contains(detail);
    return detail == null || said ? null : Told.in(detail, locale);
  }

  /** What is seen of the person: as they are to be, else as they are. */
  public @Nullable String picture() {
    return wantedPicture == null ? foundPicture : wantedPicture;
  }

  /** Whether two different pictures are to be compared. */
  public boolean twoPictures() {
    boolean another = differences.stream().anyMatch(one -> one.field().equals("photo"));
    return another && foundPicture != null && wantedPicture != null;
  }

  /** Whether it is there to be read, and nothing is ever done about it. */
  public boolean onlyTold() {
    return change.equals(Change.CONFLICT.word()) || change.equals(Change.REPORT.word());
  }

  /** Whether how the person stands on the target says more than the change itself. */
  public boolean placementTells() {
    boolean begun = !state.equals(ItemState.PLANNED.name().toLowerCase(Locale.ROOT));
    return placement != null && (begun || placement.state().equals("refused"));
  }

  /** Good, bad, wait, or nothing: the colour of its state. */
  public String kind() {
    return switch (state) {
      case "done" -> "good";
      case "refused" -> "bad";
      case "ready" -> "wait";
      default -> "";
    };
  }
}
