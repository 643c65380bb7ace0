package dev.muster.fake;

import dev.muster.call.Outcome;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.fake.MemoryLibrary.Described;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.IdentifiedFace;
import dev.muster.recogniser.Liveness;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.Score;
import dev.muster.recogniser.SeenFace;
import dev.muster.recogniser.SentPicture;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Looks at pictures. */
public final class MemoryLooks {

  private final MemoryLibrary library;

  MemoryLooks(MemoryLibrary library) {
    this.library = library;
  }

  /** Where the faces are. */
  public MemoryErrand<List<SeenFace>> locate(MemoryErrand<List<SeenFace>> errand) {
    int most = ((Look.Locate) errand.wish()).most();
    return seen(
        errand,
        faces ->
            faces.stream()
                .limit(most)
                .map(one -> new SeenFace(place(errand.pictures().get(0), one.face()), null, null))
                .toList());
  }

  /** Whether both show one person. */
  public MemoryErrand<Comparison> verify(MemoryErrand<Comparison> errand) {
    return seen(
        errand,
        faces -> {
          List<Described> others = library.faces(errand.pictures().get(1).jpeg());
          return score(faces.get(0).template(), others.get(0).template());
        });
  }

  private static Comparison score(float[] one, float[] other) {
    Score score = new Score(FaceEngine.similarity(one, other), MemoryClouds.SCALE);
    return new Comparison(score, score.isSame());
  }

  /** Who it is. */
  public MemoryErrand<List<Candidate>> identify(MemoryErrand<List<Candidate>> errand) {
    int most = ((Look.Identify) errand.wish()).most();
    return seen(errand, faces -> candidates(faces.get(0), most));
  }

  /** Who they are. */
  public MemoryErrand<List<IdentifiedFace>> identifyAll(MemoryErrand<List<IdentifiedFace>> errand) {
    Look.IdentifyAll wish = (Look.IdentifyAll) errand.wish();
    return seen(
        errand,
        faces ->
            faces.stream()
                .limit(wish.faces())
                .map(
                    one ->
                        new IdentifiedFace(
                            place(errand.pictures().get(0), one.face()),
                            candidates(one, wish.most())))
                .toList());
  }

  /** The features of the largest face. */
  public MemoryErrand<Features> describe(MemoryErrand<Features> errand) {
    return seen(errand, faces -> new Features(faces.get(0).template()));
  }

  /** Everybody who has a face lives. */
  public MemoryErrand<Liveness> live(MemoryErrand<Liveness> errand) {
    return seen(errand, faces -> new Liveness(1, 0.5));
  }

  private List<Candidate> candidates(Described face, int most) {
    return library.people().values().stream()
        .map(
            one -> {
              Score score =
                  new Score(
                      FaceEngine.similarity(face.template(), one.template()), MemoryClouds.SCALE);
              return new Candidate(one.id(), one.id(), "", score, score.isSame());
            })
        .filter(Candidate::confirmed)
        .sorted(Comparator.comparingDouble(one -> -one.score().raw()))
        .limit(most)
        .toList();
  }

  /** Every picture has to have a face; the answer is made of those of the first. */
  private <T> MemoryErrand<T> seen(MemoryErrand<T> errand, Function<List<Described>, T> answer) {
    return errand.endWith(
        library.call(
            () -> {
              for (SentPicture picture : errand.pictures()) {
                if (library.faces(picture.jpeg()).isEmpty()) {
                  return MemoryLibrary.noFace();
                }
              }
              return new Outcome.Answered<>(
                  answer.apply(library.faces(errand.pictures().get(0).jpeg())));
            }));
  }

  private static Place place(SentPicture picture, Face face) {
    return picture.place(face.x(), face.y(), face.x() + face.width(), face.y() + face.height());
  }
}
