package dev.muster.vendor.cloudface;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.Cloud;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.directory.RemoveOutsider;
import dev.muster.errand.Errand;
import dev.muster.errand.ErrandStart;
import dev.muster.errand.Wish;
import dev.muster.face.PictureRefused;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.SentPicture;
import dev.muster.recogniser.SentPictures;
import dev.muster.recogniser.Skill;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Begins errands, and tells who stands in a library. */
public final class CloudFaceErrands implements ErrandStart {

  private static final int LONGEST_KEY = 200;

  private static final byte[] NOTHING = {};

  private final Map<String, Cloud> clouds;
  private final CloudFaceLists lists;
  private final SentPictures pictures;

  CloudFaceErrands(List<Cloud> clouds, CloudFaceLists lists, SentPictures pictures) {
    this.pictures = pictures;
    this.clouds = clouds.stream().collect(Collectors.toMap(Cloud::name, Function.identity()));
    this.lists = lists;
  }

  @Override
  public String family() {
    return CloudFaceClouds.FAMILY;
  }

  @Override
  public Set<String> verbs() {
    return Set.of(ListPeople.VERB, RemoveOutsider.VERB, Skill.IDENTIFY.verb());
  }

  @Override
  public Collection<String> targets() {
    return clouds.keySet();
  }

  @Override
  public Errand<?> begin(Wish<?> wish) {
    Cloud cloud = clouds.get(wish.target());
    if (cloud == null) {
      throw new IllegalArgumentException("no cloud-face service is named " + wish.target());
    }
    if (wish instanceof RemoveOutsider outsider) {
      return CloudFaceOutsider.begun(cloud, outsider, lists.next(cloud));
    }
    return wish instanceof Look<?> look ? look(cloud, look) : begin(cloud, wish, NOTHING);
  }

  /** What cannot be read as a picture is not sent. */
  private <T> CloudFaceErrand<T> look(Cloud cloud, Look<T> look) {
    try {
      SentPicture sent = pictures.of(look.pictures().get(0), CloudFaceClouds.photo(cloud));
      return begin(cloud, look, sent.jpeg());
    } catch (PictureRefused refused) {
      Refusal refusal =
          new Refusal(Reason.of(refused.fault()), String.valueOf(refused.getMessage()));
      return begin(cloud, look, NOTHING).endWith(new Outcome.Refused<>(refusal));
    }
  }

  private <T> CloudFaceErrand<T> begin(Cloud cloud, Wish<T> wish, byte[] picture) {
    return new CloudFaceErrand<>(
        cloud, wish, Inquiry.from(lists.next(cloud)), Showing.of(picture), null);
  }

  /**
   * Everybody on the list, on one page: the service has no pages. Somebody with several faces is
   * told once, with the last and without a version, for no version is all that stands there; what
   * others wrote has no person number and is told by its face_id.
   */
  public CloudFaceErrand<ListPage> people(CloudFaceErrand<ListPage> errand) {
    Map<String, ListedPerson> people = new LinkedHashMap<>();
    errand.inquiry().listing().faces().stream()
        .sorted(Comparator.comparingLong(Face::id))
        .forEach(
            face -> people.merge(key(face), person(face), (one, last) -> withoutVersion(last)));
    return errand.endWith(new Outcome.Answered<>(new ListPage(List.copyOf(people.values()), "")));
  }

  private static String key(Face face) {
    return face.remark().name().isEmpty() ? "face " + face.id() : face.remark().name();
  }

  private static ListedPerson person(Face face) {
    Remark remark = face.remark();
    return new ListedPerson(
        String.valueOf(face.id()),
        remark.id(),
        null,
        remark.version().isEmpty() ? null : remark.version(),
        List.of());
  }

  private static ListedPerson withoutVersion(ListedPerson one) {
    return new ListedPerson(one.key(), one.id(), null, null, List.of());
  }

  /** The name that the service has for somebody: the remark, as far as it is shown. */
  static String key(Remark remark) {
    String text = CloudFaceAnswer.shortened(remark.text());
    return text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY);
  }
}
