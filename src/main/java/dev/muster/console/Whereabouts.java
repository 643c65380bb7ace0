package dev.muster.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a person is, or is not, on one directory, in sentences that need no further explanation.
 *
 * @param page whether the directory has a page of its own
 * @param placement null when nothing is wanted of the directory
 * @param pausedBatch the batch whose pause holds the person back
 */
record Whereabouts(
    String directory,
    boolean page,
    @Nullable PlacementView placement,
    List<Explained> why,
    @Nullable String pausedBatch) {

  /** What the sentences are made of besides the placement. */
  record Scene(PersonView.Whole person, Times times, Instant now) {

    String at(@Nullable Instant time) {
      return times.at(time);
    }
  }

  /** Of a directory on which the person neither stands nor is to stand. */
  static Whereabouts nowhere(Reach directory, Scene scene) {
    Instant to = scene.person().validTo();
    Explained why =
        to != null && to.isBefore(scene.now())
            ? Explained.of("why.expired", scene.at(to))
            : scene.person().leavingAt() != null
                ? Explained.of("why.removed")
                : Explained.of("why.nowhere");
    return new Whereabouts(directory.name(), directory.page(), null, List.of(why), null);
  }

  /**
   * @param directory null when it is not configured any more
   */
  static Whereabouts of(PlacementView placement, @Nullable Reach directory, Scene scene) {
    List<Explained> why = new ArrayList<>();
    String since = scene.at(placement.since());
    switch (placement.state()) {
      case PLACED -> why.add(Explained.of("why.placed", since));
      case REFUSED -> {
        why.add(Explained.of("why.refused", since));
        why.add(Explained.of(placement.placed() == null ? "why.nothing-there" : "why.old-there"));
      }
      case REMOVING -> why.add(Explained.of("why.removing", since));
      default -> why.add(Explained.of("why.wanted", since));
    }
    boolean due =
        placement.state() != PlacementState.PLACED && placement.state() != PlacementState.REFUSED;
    if (due) {
      why.add(holdUp(placement, directory, scene));
    }
    String paused = due && placement.paused() ? placement.batch() : null;
    boolean page = directory != null && directory.page();
    return new Whereabouts(placement.directory(), page, placement, List.copyOf(why), paused);
  }

  /** Whether the last answer says more than the sentences do. */
  public boolean telling() {
    return placement != null
        && placement.detail() != null
        && why.stream().noneMatch(one -> one.args().contains(placement.detail()));
  }

  /** What it waits for. */
  private static Explained holdUp(PlacementView placement, @Nullable Reach directory, Scene scene) {
    if (placement.paused()) {
      return Explained.of("why.paused", String.valueOf(placement.batch()));
    }
    if (directory == null) {
      return Explained.of("why.no-box");
    }
    if (directory.silent()) {
      return silent(directory, scene);
    }
    Instant from = scene.person().validFrom();
    if (from != null && from.isAfter(scene.now())) {
      return Explained.of("why.later", scene.at(from));
    }
    if (placement.attempts() > 0) {
      return Explained.of("why.failed", scene.at(placement.nextTry()));
    }
    long waiting = directory.people().getOrDefault("pending", 0L);
    return Explained.of("why.turn", waiting);
  }

  private static Explained silent(Reach directory, Scene scene) {
    String reason = directory.reason() == null ? "" : directory.reason();
    return directory.answeredAt() == null
        ? Explained.of("why.never-answered", reason, scene.at(directory.restsUntil()))
        : Explained.of(
            "why.silent",
            scene.at(directory.answeredAt()),
            reason,
            scene.at(directory.restsUntil()));
  }
}
