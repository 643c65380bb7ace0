package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.Cloud;
import dev.muster.directory.DeleteGroup;
import dev.muster.directory.DeletedGroup;
import dev.muster.directory.Directory;
import dev.muster.directory.ListGroups;
import dev.muster.directory.ListPeople;
import dev.muster.directory.RemoveOutsider;
import dev.muster.errand.Errand;
import dev.muster.errand.ErrandStart;
import dev.muster.errand.Wish;
import dev.muster.face.PictureRefused;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.SentPicture;
import dev.muster.recogniser.SentPictures;
import dev.muster.recogniser.Skill;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Begins what is asked of a cloud and answered at once: lists, groups, looks at pictures. */
final class BaiduErrands implements ErrandStart {

  /** What the service can be asked about pictures; it gives no features away. §4.2. */
  static final Set<Skill> SKILLS =
      Set.of(Skill.LOCATE, Skill.VERIFY, Skill.IDENTIFY, Skill.IDENTIFY_ALL, Skill.LIVENESS);

  /** As the documents of 2018 take them: others may have made longer ones than we do. §4.1. */
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_]{1,128}");

  private final Map<String, Cloud> clouds;
  private final BaiduLists lists;
  private final SentPictures pictures;

  BaiduErrands(List<Cloud> clouds, BaiduLists lists, SentPictures pictures) {
    this.pictures = pictures;
    this.clouds = clouds.stream().collect(Collectors.toMap(Cloud::name, Function.identity()));
    this.lists = lists;
  }

  @Override
  public String family() {
    return BaiduEntry.FAMILY;
  }

  @Override
  public Set<String> verbs() {
    Set<String> verbs =
        new HashSet<>(
            Set.of(ListPeople.VERB, RemoveOutsider.VERB, ListGroups.VERB, DeleteGroup.VERB));
    SKILLS.forEach(skill -> verbs.add(skill.verb()));
    return verbs;
  }

  @Override
  public Collection<String> targets() {
    return clouds.keySet();
  }

  @Override
  public Errand<?> begin(Wish<?> wish) {
    Cloud cloud = clouds.get(wish.target());
    if (cloud == null) {
      throw new IllegalArgumentException("no Baidu cloud is named " + wish.target());
    }
    if (wish instanceof Look<?> look) {
      return looking(cloud, look);
    }
    if (wish instanceof RemoveOutsider outsider) {
      return BaiduOutsider.begun(cloud, outsider);
    }
    if (wish instanceof DeleteGroup delete) {
      return deleting(cloud, delete);
    }
    return wish instanceof ListPeople list
        ? lists.begin(cloud, list)
        : BaiduGroups.begun(cloud, wish);
  }

  /** Whoever is wanted in the group would be put back into it. */
  private static BaiduGroups<DeletedGroup> deleting(Cloud cloud, DeleteGroup wish) {
    if (!GROUP.matcher(wish.group()).matches()) {
      throw new IllegalArgumentException(
          "group is \"%s\"; allowed are 1 to 128 letters, digits and underscores"
              .formatted(wish.group()));
    }
    BaiduGroups<DeletedGroup> begun = BaiduGroups.begun(cloud, wish);
    return cloud.groups().contains(wish.group())
        ? begun.giveUp(new Outcome.Refused<>(new Refusal(Reason.GROUP_IN_USE, wish.group())))
        : begun;
  }

  /** What cannot be read as a picture costs no call; one that is too large is made smaller. */
  private <T> BaiduLook<T> looking(Cloud cloud, Look<T> look) {
    Directory.Photo limits = new Directory.Photo(cloud.photo().maxBytes(), cloud.photo().maxSide());
    List<SentPicture> sent = new ArrayList<>();
    try {
      for (byte[] picture : look.pictures()) {
        sent.add(pictures.of(picture, limits));
      }
    } catch (PictureRefused refused) {
      Refusal refusal =
          new Refusal(Reason.of(refused.fault()), String.valueOf(refused.getMessage()));
      return BaiduLook.begun(cloud, look, List.of()).endWith(new Outcome.Refused<>(refusal));
    }
    return BaiduLook.begun(cloud, look, sent);
  }
}
