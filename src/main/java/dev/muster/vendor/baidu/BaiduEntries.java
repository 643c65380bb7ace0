package dev.muster.vendor.baidu;

import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.Cloud;
import dev.muster.enrol.ledger.AttemptStart;
import dev.muster.enrol.ledger.Placing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Begins and ends the dialogues: what is known beforehand, and what the ledger is told. */
public final class BaiduEntries implements AttemptStart {

  private final Map<String, Cloud> clouds;
  private final BoxSetup setup;
  private final BaiduQuota quota;

  BaiduEntries(List<Cloud> clouds, BoxSetup setup, BaiduQuota quota) {
    this.clouds = clouds.stream().collect(Collectors.toMap(Cloud::name, Function.identity()));
    this.setup = setup;
    this.quota = quota;
  }

  @Override
  public String family() {
    return BaiduEntry.FAMILY;
  }

  /**
   * Somebody of whom the cloud has never heard from us is not looked for, and neither is somebody
   * who leaves: both are read back afterwards. The attempt is over at once while the calls of the
   * cloud are used up.
   */
  @Override
  public BaiduEntry begin(Placing placing) {
    Cloud cloud = clouds.get(placing.directory());
    if (cloud == null) {
      throw new IllegalArgumentException("no Baidu cloud is named " + placing.directory());
    }
    Set<String> known =
        cloud.groups().stream()
            .filter(group -> setup.find(cloud.name(), Part.PERMISSION, group).isPresent())
            .collect(Collectors.toSet());
    boolean digest = UserId.isDigest(UserId.of(placing.person().id()));
    boolean unheardOf = placing.fresh() && !digest;
    Stand stand = Stand.begun(placing.isRemoval() || unheardOf, known);
    BaiduEntry entry = new BaiduEntry(cloud, placing, stand, Faces.UNKNOWN, Asking.nothing(), null);
    return quota.placingClosed(cloud).map(entry::giveUp).orElse(entry);
  }

  /**
   * The person is placed when the cloud says that this version stands in every group, with our face
   * and no other.
   */
  public BaiduEntry finish(BaiduEntry entry) {
    return entry.endWith(
        entry.isCurrent()
            ? new Outcome.Answered<>(entry.placing().version())
            : entry.isFaceOfAnother()
                ? new Outcome.Refused<>(
                    new Refusal(Reason.SAME_FACE_TWO_IDS, entry.stand().taken()))
                : new Outcome.OutcomeUnknown<>(
                    "the cloud took %s and does not have this version in every group%s"
                        .formatted(entry.userId(), because(entry.stand()))));
  }

  private static String because(Stand stand) {
    String words = stand.taken().isEmpty() ? stand.said() : stand.taken();
    return words.isEmpty() ? "" : ": " + words;
  }

  /** Ends a removal, of whomever. */
  public <S extends Member<S>> S left(S member) {
    return member.left();
  }
}
