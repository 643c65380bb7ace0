package dev.muster.console;

import dev.muster.call.Outcome;
import dev.muster.enrol.photo.PhotoProfile;
import dev.muster.enrol.photo.Studio;
import dev.muster.enrol.photo.UprightPicture;
import dev.muster.errand.ErrandDesk;
import dev.muster.errand.Wish;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Recognisers;
import dev.muster.recogniser.Skill;
import dev.muster.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.multipart.MultipartFile;

/** Shows pictures to a recogniser and waits for what it says. The pictures are kept nowhere. */
final class Looks {

  private static final int MOST_PICTURES = 8;

  private final Recognisers recognisers;
  private final Studio studio;
  private final ErrandDesk desk;
  private final Store store;

  Looks(Recognisers recognisers, Studio studio, ErrandDesk desk, Store store) {
    this.recognisers = recognisers;
    this.studio = studio;
    this.desk = desk;
    this.store = store;
  }

  /**
   * What is asked besides the pictures.
   *
   * @param faces that are looked for
   * @param most candidates that are told
   * @param features whether the numbers that describe a face are told
   */
  record Terms(int faces, int most, boolean features) {}

  /** A recogniser that can do this. */
  Recogniser able(String name, Skill skill) {
    Recogniser recogniser =
        recognisers
            .find(name)
            .orElseThrow(() -> new NotThere("There is no recogniser " + name + "."));
    if (!recogniser.skills().contains(skill)) {
      throw new Conflict(
          "%s cannot %s; it can %s."
              .formatted(
                  name,
                  SkillWord.of(skill),
                  String.join(
                      ", ", recogniser.skills().stream().sorted().map(SkillWord::of).toList())));
    }
    return recogniser;
  }

  Outcome<LookView> look(Recogniser recogniser, Skill skill, List<MultipartFile> files, Terms terms)
      throws IOException {
    check(skill, files.size());
    PhotoProfile profile =
        new PhotoProfile(recogniser.photo().maxBytes(), recogniser.photo().maxSide());
    List<UprightPicture> pictures = new ArrayList<>();
    for (MultipartFile file : files) {
      Outcome<UprightPicture> picture = studio.upright(MatchForm.bytes(file), profile);
      if (picture instanceof Outcome.Refused<UprightPicture> refused) {
        return new Outcome.Refused<>(refused.refusal());
      }
      picture.fold(pictures::add, no -> false, no -> false, no -> false);
    }
    return ask(new LookAnswer(store, recogniser, skill, pictures), terms);
  }

  private Outcome<LookView> ask(LookAnswer answer, Terms terms) {
    String name = answer.recogniser().name();
    byte[] first = answer.pictures().get(0).jpeg();
    return switch (answer.skill()) {
      case LOCATE -> run(new Look.Locate(name, first, terms.faces()), answer::faces);
      case VERIFY ->
          run(new Look.Verify(name, first, answer.pictures().get(1).jpeg()), answer::comparison);
      case IDENTIFY -> run(new Look.Identify(name, first, terms.most()), answer::candidates);
      case IDENTIFY_ALL ->
          run(new Look.IdentifyAll(name, first, terms.faces(), terms.most()), answer::people);
      case DESCRIBE ->
          run(new Look.Describe(name, first), said -> answer.features(said, terms.features()));
      case LIVENESS ->
          run(
              new Look.CheckLiveness(
                  name, answer.pictures().stream().map(UprightPicture::jpeg).toList()),
              answer::liveness);
    };
  }

  private <T> Outcome<LookView> run(Wish<T> wish, Function<T, LookView> view) {
    return desk.run(wish)
        .fold(
            said -> new Outcome.Answered<>(view.apply(said)),
            Outcome.Refused::new,
            Outcome.NotReached::new,
            Outcome.OutcomeUnknown::new);
  }

  private static void check(Skill skill, int pictures) {
    int least = skill == Skill.VERIFY ? 2 : 1;
    int most = skill == Skill.LIVENESS ? MOST_PICTURES : least;
    if (pictures < least || pictures > most) {
      throw new BadParameter(
          "picture",
          "%d pictures were sent; to %s, allowed %s"
              .formatted(
                  pictures,
                  SkillWord.of(skill),
                  least == most ? (most == 1 ? "is 1" : "are " + most) : "are 1 to " + most));
    }
  }
}
