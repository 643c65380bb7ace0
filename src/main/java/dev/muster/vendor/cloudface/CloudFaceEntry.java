package dev.muster.vendor.cloudface;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.enrol.ledger.Attempt;
import dev.muster.enrol.ledger.Placing;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person on the way to one cloud-face library, or away from it. The steps of {@code
 * routes/cloud/cloudface} pass it on.
 *
 * @param inquiry what the library has told
 * @param registered whether this attempt has sent the photo, and the service has taken it
 * @param deleted the faces that this attempt has deleted
 * @param outcome set when it is over
 */
public record CloudFaceEntry(
    Cloud cloud,
    Placing placing,
    Inquiry inquiry,
    boolean registered,
    Set<Long> deleted,
    @Nullable Outcome<String> outcome)
    implements Attempt, Resident<CloudFaceEntry> {

  public CloudFaceEntry {
    deleted = Set.copyOf(deleted);
  }

  @Override
  public String lane() {
    return cloud.name();
  }

  @Override
  public String family() {
    return CloudFaceClouds.FAMILY;
  }

  @Override
  public boolean isPaced() {
    return cloud.rate() > 0 && !isOver();
  }

  /**
   * A list that shows what was registered proves it, whenever it was asked for; an absence is
   * proved by a later list only.
   */
  @Override
  public boolean isListNeeded() {
    boolean seen = registered && deleted.isEmpty() && current().isPresent();
    return !isOver() && !inquiry.isSatisfied() && !seen;
  }

  /** True when this version does not stand there, as far as the library has told. */
  public boolean isFaceAbsent() {
    return current().isEmpty();
  }

  @Override
  public boolean isOver() {
    return outcome != null;
  }

  @Override
  public String who() {
    return placing.person().id();
  }

  /**
   * Everybody else's picture of this person's: the earlier ones and a second one of this version,
   * or all of them when the person leaves. None before the library has shown the new one.
   */
  @Override
  public List<Face> superfluous() {
    if (isLeaving()) {
      return faces();
    }
    Optional<Face> kept = current();
    return kept.isEmpty()
        ? List.of()
        : faces().stream().filter(face -> face.id() != kept.get().id()).toList();
  }

  /** The face of this version; the last when there are several. */
  Optional<Face> current() {
    return faces().stream()
        .filter(face -> face.remark().version().equals(placing.version()))
        .max(Comparator.comparingLong(Face::id));
  }

  List<Face> faces() {
    return inquiry.listing().of(Remark.nameOf(placing.person().id()));
  }

  /** The service has taken the photo; the next list shows it. */
  CloudFaceEntry withRegistered(long next) {
    return new CloudFaceEntry(cloud, placing, inquiry.need(next), true, deleted, outcome);
  }

  @Override
  public CloudFaceEntry withDeleted(long id, long next) {
    Set<Long> more = new HashSet<>(deleted);
    more.add(id);
    return new CloudFaceEntry(cloud, placing, inquiry.need(next), registered, more, outcome);
  }

  @Override
  public CloudFaceEntry with(Inquiry now) {
    return new CloudFaceEntry(cloud, placing, now, registered, deleted, outcome);
  }

  @Override
  public CloudFaceEntry endWith(Outcome<String> end) {
    return new CloudFaceEntry(
        cloud, placing, inquiry.told(inquiry.listing()), registered, deleted, end);
  }

  @Override
  public CloudFaceEntry endWithout(Outcome<Listing> why) {
    return endWith(CloudFaceAnswer.without(why));
  }

  @Override
  public String toString() {
    return placing.person().id() + " on " + cloud.name();
  }
}
