package dev.muster.sync.apply;

import dev.muster.box.DriftReport;
import dev.muster.box.Drifts;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.EnrolledPhoto;
import dev.muster.directory.ListedPerson;
import dev.muster.enrol.Arrival;
import dev.muster.errand.Errand;
import dev.muster.errand.Errands;
import dev.muster.sync.SyncItem;
import dev.muster.sync.Texts;
import dev.muster.sync.source.PhotoWish;
import java.util.Optional;

/** The steps of {@code carry-out-item}: what is asked of the source or of a directory. */
public final class Carrying {

  private final Errands errands;
  private final Drifts drifts;
  private final PhotoMark marks;

  Carrying(Errands errands, Drifts drifts, PhotoMark marks) {
    this.errands = errands;
    this.drifts = drifts;
    this.marks = marks;
  }

  /** Ends what cannot be asked for at all; remembers what photo the source names now. */
  public ItemWork begin(ItemWork work) {
    SyncItem item = work.item();
    if (work.isSetup()) {
      return work;
    }
    if ((!work.isPhoto() || work.isFromDirectory())
        && !errands.can(work.wish().target(), work.wish().verb())) {
      return work.ended(new Outcome.Refused<>(cannot(work)));
    }
    return item.wantedPhoto() == null || item.wantedPhoto().isEmpty()
        ? work
        : work.marked(marks.of(work.sync(), item.wantedPhoto()));
  }

  private static Refusal cannot(ItemWork work) {
    String who = work.wish().target();
    return work.isPhoto()
        ? new Refusal(Reason.PHOTO_MISSING, who + " cannot give photos")
        : new Refusal(
            Reason.DIRECTORY_REFUSED, who + " cannot remove people who are not of the roster");
  }

  /** A directory has answered. */
  public ItemWork answered(ItemWork work, Errand<?> errand) {
    Outcome<?> outcome = errand.outcome();
    if (outcome == null) {
      throw new IllegalStateException("the route of " + errand.verb() + " ended without outcome");
    }
    return outcome.fold(
        value ->
            value instanceof EnrolledPhoto photo
                ? photo(work, photo.bytes())
                : work.ended(new Outcome.Answered<>(String.valueOf(value))),
        refusal -> work.ended(new Outcome.Refused<>(refusal)),
        why -> work.ended(new Outcome.NotReached<>(why)),
        why -> work.ended(new Outcome.OutcomeUnknown<>(why)));
  }

  /** The source has answered. */
  public ItemWork fetched(ItemWork work, PhotoWish wish) {
    Outcome<byte[]> outcome = wish.outcome();
    if (outcome == null) {
      throw new IllegalStateException(
          "the route of " + wish.way() + " photos ended without outcome");
    }
    return outcome.fold(
        photo -> photo(work, photo),
        refusal -> work.ended(new Outcome.Refused<>(refusal)),
        why -> work.ended(new Outcome.NotReached<>(why)),
        why -> work.ended(new Outcome.OutcomeUnknown<>(why)));
  }

  /** The photo has come, and is to be looked at as one that was dropped. */
  ItemWork photo(ItemWork work, byte[] photo) {
    return work.arrived(Arrival.fetched(work.batch(), work.item().key(), photo));
  }

  /** The photo was looked at. */
  public ItemWork looked(ItemWork work, Arrival arrival) {
    return work.arrived(arrival);
  }

  /** Puts a box right; what cannot be is left, and seen again by the next plan. */
  public ItemWork setUp(ItemWork work) {
    Optional<DriftReport> report = drifts.fix(work.item().target());
    return work.ended(
        report
            .<Outcome<String>>map(one -> new Outcome.Answered<>(""))
            .orElseGet(
                () -> new Outcome.OutcomeUnknown<>("somebody else looks at the box just now")));
  }

  /** Whom a directory lists, as the change of a plan keeps it. */
  static ListedPerson listed(SyncItem item) {
    return Texts.listed(String.valueOf(item.found()));
  }
}
