package dev.muster.facebox.match;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.library.Gallery;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.library.Strangers;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a face with the people who may pass, and after them with the strangers. */
public final class Comparison {

  /**
   * @param person the closest person of the ordinary library
   * @param stranger who it is in the library of strangers, when nobody passed
   */
  record Found(
      boolean passed,
      double score,
      @Nullable Person person,
      String imageId,
      Optional<Strangers.Stranger> stranger) {

    static final Found NOT_COMPARED = new Found(false, 0, null, "", Optional.empty());

    Found with(Optional<Strangers.Stranger> met) {
      return new Found(passed, score, person, imageId, met);
    }
  }

  private final Gallery gallery;
  private final People people;
  private final Strangers strangers;
  private final Configuration configuration;
  private final double engineThreshold;

  /**
   * @param engineThreshold the cosine at which the engine takes two faces for one person
   */
  public Comparison(
      Gallery gallery,
      People people,
      Strangers strangers,
      Configuration configuration,
      double engineThreshold) {
    this.gallery = gallery;
    this.people = people;
    this.strangers = strangers;
    this.configuration = configuration;
    this.engineThreshold = engineThreshold;
  }

  /**
   * @throws Refusal 40008 when there is nobody to compare with
   */
  Found of(Matching.Question question, Sighting seen) {
    Score score = Score.configured(configuration, engineThreshold);
    boolean meetStrangers =
        question.wish().strangers().orElseGet(() -> configuration.on(Setting.STRANGER_GROUP));
    Optional<Found> known = nearest(question, seen, score);
    if (known.isEmpty() && !meetStrangers) {
      throw new Refusal(BoxError.EMPTY_GROUP_ERROR);
    }
    Found found = known.orElse(Found.NOT_COMPARED);
    return found.passed() || !meetStrangers
        ? found
        : found.with(
            strangers.meet(
                seen.template(),
                seen.crop(),
                cosine -> score.passes(score.of(cosine)),
                question.at()));
  }

  private Optional<Found> nearest(Matching.Question question, Sighting seen, Score score) {
    Optional<Found> found = search(question, seen, score);
    // whoever was the closest may have been deleted just now: then somebody else is
    return found.isPresent() ? found : search(question, seen, score);
  }

  private Optional<Found> search(Matching.Question question, Sighting seen, Score score) {
    return gallery
        .nearest(seen.template(), question.permission().id(), question.groupId())
        .flatMap(
            closest -> {
              double points = score.of(closest.similarity());
              return people
                  .find(closest.identityId())
                  .map(
                      person ->
                          new Found(
                              score.passes(points),
                              points,
                              person,
                              closest.imageId(),
                              Optional.empty()));
            });
  }
}
