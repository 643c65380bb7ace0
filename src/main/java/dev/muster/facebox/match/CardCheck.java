package dev.muster.facebox.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.FaceEngine;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Json;
import java.util.Optional;

/**
 * Compares a person with the photo of an identity card ({@code contracts/sophon.md §4.4.3}).
 *
 * <p>The published thresholds lie on the scale of the vendor's own model. Here the engine's
 * threshold is {@link #MIDDLE} on that scale, with straight lines to 0 and 1.
 */
public final class CardCheck {

  public static final double HIGH = 0.275;
  public static final double MIDDLE = 0.225;
  public static final double LOW = 0.175;

  /** {@code person_type} of somebody whose card is theirs: known, but not enrolled. */
  private static final int VISITOR = 2;

  /**
   * @param level what the picture of the person must fulfil; that of the card is taken as it is
   * @param threshold 0 to 1
   * @param record whether an event is wanted
   * @param person what the card says
   * @param at milliseconds since 1970
   */
  public record Question(
      byte[] card,
      byte[] face,
      QualityLevel level,
      double threshold,
      boolean record,
      ObjectNode person,
      long at) {

    /** The name on the card. */
    public String name() {
      return person.path("user_name").asText("");
    }

    private String number() {
      return person.path("user_idcard").asText("");
    }
  }

  /**
   * @param score 0 to 1, as the answer has it
   * @param points 0 to 100, as events have it
   */
  public record Outcome(boolean passed, double score, double points) {}

  private final Recogniser recogniser;
  private final Recorder recorder;
  private final Pictures pictures;
  private final Configuration configuration;
  private final String mac;

  /**
   * @param mac the box's address in {@code ep_id}
   */
  public CardCheck(
      Recogniser recogniser,
      Recorder recorder,
      Pictures pictures,
      Configuration configuration,
      String mac) {
    this.recogniser = recogniser;
    this.recorder = recorder;
    this.pictures = pictures;
    this.configuration = configuration;
    this.mac = mac;
  }

  public Outcome compare(Question question) {
    float[] card = recogniser.look(question.card(), sight -> sight.template(sight.largest()));
    Sighting seen =
        recogniser.look(
            question.face(),
            sight -> {
              Sighting.require(question.level(), sight, sight.largest());
              return Sighting.of(sight, sight.largest());
            });
    double cosine = FaceEngine.similarity(card, seen.template());
    double least = recogniser.engine().threshold();
    double score = Score.bent(cosine, least, MIDDLE);
    Outcome outcome =
        new Outcome(
            score > question.threshold(), score, Score.configured(configuration, least).of(cosine));
    if (question.record()) {
      recorder.record(
          event(question, outcome, seen, pictures.keep(question.card())),
          new Recorder.Scene(question.face(), seen, null));
    }
    return outcome;
  }

  /** There is no device: every wish to record makes an event. */
  private BoxEvent event(Question question, Outcome outcome, Sighting seen, String card) {
    boolean passed = outcome.passed();
    ObjectNode endpoint =
        Json.object()
            .put("ep_id", mac + "__")
            .put("ep_type", BoxEvent.CARD)
            .put("ep_ip", "")
            .put("ep_name", "")
            .put("device_id", "");
    return new BoxEvent(
        0,
        0,
        question.at(),
        "",
        passed ? question.number() : "",
        passed
            ? Optional.of(question.name()).filter(name -> !name.isEmpty()).orElse("card")
            : "stranger",
        passed ? VISITOR : BoxEvent.STRANGER,
        outcome.points(),
        new BoxEvent.Details(
            passed ? question.person() : Json.object(),
            endpoint,
            "",
            "",
            "",
            "",
            "",
            card,
            Recorder.box(seen),
            Recorder.points(seen),
            new BoxEvent.More("0", "", "", question.number(), Json.object())));
  }
}
