package dev.muster.vendor.cloudface;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.enrol.ledger.AttemptStart;
import dev.muster.enrol.ledger.Placing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Begins and ends attempts: what has to be known beforehand, and what the ledger is told. */
public final class CloudFaceEntries implements AttemptStart {

  private static final long ANY = 1;

  private final Map<String, Cloud> clouds;
  private final CloudFaceLists lists;

  CloudFaceEntries(List<Cloud> clouds, CloudFaceLists lists) {
    this.clouds = clouds.stream().collect(Collectors.toMap(Cloud::name, Function.identity()));
    this.lists = lists;
  }

  @Override
  public String family() {
    return CloudFaceClouds.FAMILY;
  }

  /**
   * Of somebody of whom the service has never heard from us, any list tells enough: who is not on
   * it is registered, and the list that proves that shows whether there are two. Whoever it may
   * have heard of is looked for on a list that is asked for from now on.
   */
  @Override
  public CloudFaceEntry begin(Placing placing) {
    Cloud cloud = clouds.get(placing.directory());
    if (cloud == null) {
      throw new IllegalArgumentException("no cloud-face service is named " + placing.directory());
    }
    boolean unheardOf = placing.fresh() && !placing.isRemoval();
    long least = unheardOf ? ANY : lists.next(cloud);
    return new CloudFaceEntry(cloud, placing, Inquiry.from(least), false, Set.of(), null);
  }

  /** Somebody new who stands there nevertheless is looked for on a list of this moment. */
  public CloudFaceEntry doubt(CloudFaceEntry entry) {
    boolean old = entry.placing().fresh() && !entry.isLeaving() && !entry.faces().isEmpty();
    return old ? entry.with(entry.inquiry().need(lists.next(entry.cloud()))) : entry;
  }

  /** The person is placed when the list has this version and nothing else of the person's. */
  public CloudFaceEntry finish(CloudFaceEntry entry) {
    String id = entry.placing().person().id();
    if (entry.isFaceAbsent()) {
      return entry.endWith(
          new Outcome.OutcomeUnknown<>(
              "the service took the photo of " + id + " and does not list it"));
    }
    return entry.superfluous().isEmpty()
        ? entry.endWith(new Outcome.Answered<>(entry.placing().version()))
        : entry.endWith(entry.stillThere());
  }

  /** Ends a removal, of whomever. */
  public <S extends Resident<S>> S left(S resident) {
    return resident.left();
  }
}
