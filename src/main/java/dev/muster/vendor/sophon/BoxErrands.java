package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.box.Boxes;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.Directories;
import dev.muster.directory.Directory;
import dev.muster.directory.FetchPhoto;
import dev.muster.directory.ListPeople;
import dev.muster.directory.RemoveOutsider;
import dev.muster.errand.Errand;
import dev.muster.errand.ErrandStart;
import dev.muster.errand.Wish;
import dev.muster.face.PictureRefused;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.RecogniserSource;
import dev.muster.recogniser.SentPicture;
import dev.muster.recogniser.SentPictures;
import dev.muster.recogniser.Skill;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The boxes as recognisers, and where errands to them begin. A box knows neither several faces at
 * once nor liveness of a picture alone. It recognises people only on behalf of a device: see {@link
 * SophonMatch}.
 */
final class BoxErrands implements ErrandStart, RecogniserSource {

  private static final Set<Skill> SKILLS =
      EnumSet.of(Skill.LOCATE, Skill.VERIFY, Skill.DESCRIBE, Skill.IDENTIFY);

  private final Boxes boxes;
  private final Directories directories;
  private final SentPictures pictures;
  private final BoxSetup setup;

  BoxErrands(Boxes boxes, Directories directories, SentPictures pictures, BoxSetup setup) {
    this.setup = setup;
    this.boxes = boxes;
    this.directories = directories;
    this.pictures = pictures;
  }

  @Override
  public String family() {
    return Registration.FAMILY;
  }

  @Override
  public Set<String> verbs() {
    return Stream.concat(
            Stream.of(ListPeople.VERB, RemoveOutsider.VERB, FetchPhoto.VERB),
            SKILLS.stream().map(Skill::verb))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<String> verbs(String target) {
    return verbs().stream()
        .filter(
            verb ->
                !verb.equals(Skill.IDENTIFY.verb())
                    || SophonMatch.device(boxes.get(target)).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Collection<String> targets() {
    return boxes.names();
  }

  @Override
  public List<Recogniser> recognisers() {
    return boxes.all().stream().map(this::recogniser).toList();
  }

  private Recogniser recogniser(Box box) {
    Directory directory = directories.get(box.name());
    return new Recogniser(
        box.name(),
        directory.kind(),
        directory.address(),
        SKILLS.stream()
            .filter(skill -> verbs(box.name()).contains(skill.verb()))
            .collect(Collectors.toSet()),
        SophonSight.scale(box),
        directory.pace(),
        directory.photo());
  }

  @Override
  public Errand<?> begin(Wish<?> wish) {
    Box box = boxes.get(wish.target());
    if (wish instanceof ListPeople list) {
      int most = "v2".equals(box.api()) ? V2Lists.ROWS : V1Lists.ROWS;
      int rows = Math.min(Math.max(1, list.most()), most);
      return new BoxList(
          box,
          list,
          ListWindow.of(list.cursor(), rows),
          setup.items(box.name(), Part.PERMISSION),
          null);
    }
    if (wish instanceof RemoveOutsider outsider) {
      return BoxOutsider.begun(box, outsider);
    }
    if (wish instanceof FetchPhoto photo) {
      return BoxPhoto.begun(box, photo);
    }
    if (wish instanceof Look<?> look) {
      return look(box, look);
    }
    throw new IllegalArgumentException(box.name() + " knows no wish such as " + wish.verb());
  }

  /** What cannot be read as a picture is not sent. */
  private <T> BoxLook<T> look(Box box, Look<T> look) {
    List<SentPicture> sent = new ArrayList<>();
    try {
      for (byte[] picture : look.pictures()) {
        sent.add(pictures.of(picture, directories.get(box.name()).photo()));
      }
    } catch (PictureRefused refused) {
      Refusal refusal =
          new Refusal(Reason.of(refused.fault()), String.valueOf(refused.getMessage()));
      return new BoxLook<>(box, look, List.of(), new Outcome.Refused<>(refusal));
    }
    return new BoxLook<>(box, look, sent, null);
  }
}
