package dev.muster.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.enrol.photo.UprightPicture;
import dev.muster.recogniser.FaceMeasures;
import dev.muster.recogniser.Liveness;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recogniser said of pictures. Of the answers only the one that was asked for is there.
 *
 * @param pictures as they were looked at: places are in their pixels
 * @param scale how the recogniser counts; missing when it has no score
 * @param candidates the closest first; empty when nobody is known
 * @param features who the face is in numbers; missing unless they were asked for
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record LookView(
    String recogniser,
    String skill,
    List<Size> pictures,
    @Nullable ScaleView scale,
    @Nullable List<Face> faces,
    @Nullable List<Candidate> candidates,
    @Nullable Comparison comparison,
    @Nullable Alive liveness,
    @Nullable Features features) {

  /** The same with another way to count. */
  LookView counted(@Nullable ScaleView other) {
    return new LookView(
        recogniser, skill, pictures, other, faces, candidates, comparison, liveness, features);
  }

  /** Pixels of a picture, upright, scaled down where the recogniser takes no larger one. */
  record Size(int width, int height) {

    static Size of(UprightPicture picture) {
      return new Size(picture.width(), picture.height());
    }
  }

  /**
   * A face in a picture.
   *
   * @param candidates who it may be; missing when nobody was asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Face(
      Place place,
      @Nullable Double confidence,
      @Nullable FaceMeasures measures,
      @Nullable List<Candidate> candidates) {}

  /**
   * Somebody who may be the one in the picture.
   *
   * @param identityId the person number; null when the recogniser's key is none of ours
   * @param name as on the roster; null when it does not know the number
   * @param confirmed false for a mere suggestion, which decides nothing
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Candidate(
      @Nullable String identityId,
      @Nullable String name,
      @Nullable String type,
      String key,
      String group,
      @Nullable Double score,
      @Nullable Double closeness,
      boolean confirmed) {}

  /**
   * How alike two pictures are.
   *
   * @param closeness 0 to 1; comparable within one recogniser only
   */
  record Comparison(double score, double closeness, boolean same) {

    static Comparison of(dev.muster.recogniser.Comparison said) {
      Score score = said.score();
      return new Comparison(score.raw(), score.closeness(), said.same());
    }
  }

  /** Whether somebody was there. */
  record Alive(double score, double threshold, boolean live) {

    static Alive of(Liveness said) {
      return new Alive(said.score(), said.threshold(), said.isLive());
    }
  }

  /**
   * What describes a face: biometric data.
   *
   * @param numbers missing unless they were asked for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Features(int length, float @Nullable [] numbers) {

    static Features of(dev.muster.recogniser.Features said, boolean wanted) {
      return new Features(said.numbers().length, wanted ? said.numbers() : null);
    }

    /** Never the numbers: they describe somebody's face. */
    @Override
    public String toString() {
      return length + " numbers";
    }
  }
}
