package dev.muster.console;

import dev.muster.enrol.photo.UprightPicture;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.IdentifiedFace;
import dev.muster.recogniser.Liveness;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Score;
import dev.muster.recogniser.SeenFace;
import dev.muster.recogniser.Skill;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what a recogniser said into the form that callers see, with who is on the roster. */
record LookAnswer(Store store, Recogniser recogniser, Skill skill, List<UprightPicture> pictures) {

  LookView faces(List<SeenFace> said) {
    List<LookView.Face> faces =
        said.stream()
            .map(face -> new LookView.Face(face.place(), face.confidence(), face.measures(), null))
            .toList();
    return view(faces, null, null, null, null);
  }

  /** A box may count a comparison in another way than the rest. */
  LookView comparison(Comparison said) {
    return view(null, null, LookView.Comparison.of(said), null, null)
        .counted(ScaleView.of(said.score().scale()));
  }

  LookView candidates(List<Candidate> said) {
    return view(null, said.stream().map(this::candidate).toList(), null, null, null);
  }

  LookView people(List<IdentifiedFace> said) {
    List<LookView.Face> faces =
        said.stream()
            .map(
                face ->
                    new LookView.Face(
                        face.place(),
                        null,
                        null,
                        face.candidates().stream().map(this::candidate).toList()))
            .toList();
    return view(faces, null, null, null, null);
  }

  LookView liveness(Liveness said) {
    return view(null, null, null, LookView.Alive.of(said), null);
  }

  /**
   * @param wanted whether the numbers themselves are told
   */
  LookView features(Features said, boolean wanted) {
    return view(null, null, null, null, LookView.Features.of(said, wanted));
  }

  private LookView view(
      @Nullable List<LookView.Face> faces,
      @Nullable List<LookView.Candidate> candidates,
      LookView.@Nullable Comparison comparison,
      LookView.@Nullable Alive liveness,
      LookView.@Nullable Features features) {
    return new LookView(
        recogniser.name(),
        SkillWord.of(skill),
        pictures.stream().map(LookView.Size::of).toList(),
        ScaleView.of(recogniser.scale()),
        faces,
        candidates,
        comparison,
        liveness,
        features);
  }

  private LookView.Candidate candidate(Candidate said) {
    Optional<Person> person =
        said.id().isEmpty() ? Optional.empty() : store.read(db -> Roster.find(db, said.id()));
    Score score = said.score();
    return new LookView.Candidate(
        said.id().isEmpty() ? null : said.id(),
        person.map(Person::name).orElse(null),
        person.map(one -> one.type().word()).orElse(null),
        said.key(),
        said.group(),
        score == null ? null : score.raw(),
        score == null ? null : score.closeness(),
        said.confirmed());
  }
}
