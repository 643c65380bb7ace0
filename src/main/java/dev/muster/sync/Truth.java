package dev.muster.sync;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Of what a source is the truth. Where two syncs bring the same person, the earlier one of the
 * configuration is the truth of the fields that both claim, so the two never take turns.
 *
 * @param own the fields that the sync claims
 * @param claims of each earlier sync, what it claims
 * @param bringsPhotos whether photos come with people though entries name none
 * @param marks the mark of a photo by the source's name for it; changes when the photo does
 * @param beingWritten whether what the source tells of a person may be older than what we are
 *     writing there: an echo of ours, and no change of theirs
 */
record Truth(
    Set<Field> own,
    Map<String, Set<Field>> claims,
    boolean bringsPhotos,
    UnaryOperator<String> marks,
    Predicate<String> beingWritten) {

  /** The earlier syncs that claim something of this one's. */
  Set<String> earlier() {
    return claims.keySet();
  }

  /** What is left of the fields for somebody whom those syncs bring too. */
  Set<Field> fields(Set<String> bringers) {
    Set<Field> left = EnumSet.copyOf(own);
    bringers.forEach(sync -> left.removeAll(claims.getOrDefault(sync, Set.of())));
    return left;
  }

  String mark(String photo) {
    return photo.isEmpty() ? "" : marks.apply(photo);
  }

  boolean isBeingWritten(String id) {
    return beingWritten.test(id);
  }
}
