package dev.muster.vendor.cloudface;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.directory.RemoveOutsider;
import dev.muster.errand.Errand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is not of the roster on the way out of a library: the face of the wish, and every
 * other of the same person when the remark tells whose it is.
 *
 * @param face the number of the face of the wish
 * @param name the person whose face that is; empty before the library has told, and when it does
 *     not
 * @param deleted the faces that were deleted
 */
record CloudFaceOutsider(
    Cloud cloud,
    RemoveOutsider wish,
    long face,
    String name,
    Inquiry inquiry,
    Set<Long> deleted,
    @Nullable Outcome<String> outcome)
    implements Errand<String>, Resident<CloudFaceOutsider> {

  public CloudFaceOutsider {
    deleted = Set.copyOf(deleted);
  }

  /**
   * @param least the first listing that shows what was done until now
   */
  static CloudFaceOutsider begun(Cloud cloud, RemoveOutsider wish, long least) {
    if (!wish.key().matches("-?\\d{1,18}")) {
      throw new IllegalArgumentException(
          "key is \"%s\"; allowed is the number of a face".formatted(wish.key()));
    }
    long face = Long.parseLong(wish.key());
    return new CloudFaceOutsider(cloud, wish, face, "", Inquiry.from(least), Set.of(), null);
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
  public boolean isOver() {
    return outcome != null;
  }

  @Override
  public boolean isListNeeded() {
    return !isOver() && !inquiry.isSatisfied();
  }

  @Override
  public String who() {
    return "the person of face " + face;
  }

  @Override
  public List<Face> superfluous() {
    return inquiry.listing().faces().stream()
        .filter(one -> one.id() == face || !name.isEmpty() && one.remark().name().equals(name))
        .toList();
  }

  @Override
  public CloudFaceOutsider withDeleted(long id, long next) {
    Set<Long> more = new HashSet<>(deleted);
    more.add(id);
    return new CloudFaceOutsider(cloud, wish, face, name, inquiry.need(next), more, outcome);
  }

  @Override
  public CloudFaceOutsider with(Inquiry now) {
    String whose =
        now.listing().faces().stream()
            .filter(one -> one.id() == face)
            .map(one -> one.remark().name())
            .findFirst()
            .orElse(name);
    return new CloudFaceOutsider(cloud, wish, face, whose, now, deleted, outcome);
  }

  @Override
  public CloudFaceOutsider endWith(Outcome<String> end) {
    return new CloudFaceOutsider(
        cloud, wish, face, name, inquiry.told(inquiry.listing()), deleted, end);
  }

  @Override
  public CloudFaceOutsider endWithout(Outcome<Listing> why) {
    return endWith(CloudFaceAnswer.without(why));
  }

  @Override
  public String toString() {
    return wish.verb() + " on " + cloud.name();
  }
}
