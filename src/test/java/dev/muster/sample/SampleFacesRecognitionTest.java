package dev.muster.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.BuiltinEngine;
import dev.muster.face.FaceEngine;
import dev.muster.face.ModelTrial;
import dev.muster.face.Picture;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Generated people against the engine that everybody has. The bounds leave room for the luck of
 * twenty people; skins without a pattern of their own accept 12 to 20 % of the pairs.
 */
class SampleFacesRecognitionTest {

  private static final int FIRST = 5000;
  private static final int PEOPLE = 20;

  private static final FaceEngine ENGINE = new BuiltinEngine();
  private static ModelTrial.Result result;

  @BeforeAll
  static void photographEverybodyTwice() throws PictureRefused {
    ModelTrial trial = new ModelTrial(ENGINE);
    for (int person = FIRST; person < FIRST + PEOPLE; person++) {
      SamplePerson somebody = SampleFaces.person(person);
      trial.add(somebody.identityId(), somebody.photo(View.frontal()));
      trial.add(somebody.identityId(), somebody.photo(View.varied(person)));
    }
    result = trial.result();
  }

  @Test
  void theDetectorFindsTheFaces() {
    assertThat(result.enrolledFound()).isGreaterThanOrEqualTo(PEOPLE - 1);
    assertThat(result.othersFound()).isGreaterThanOrEqualTo(PEOPLE - 2);
  }

  @Test
  void theMatcherTellsThePeopleApart() {
    assertThat(result.rankOne()).isGreaterThanOrEqualTo(result.searches() - 2);
    assertThat(result.sameMissed()).isLessThanOrEqualTo(2);
    assertThat(result.differentAccepted()).isLessThanOrEqualTo(result.differentPairs() * 5 / 100);
  }

  @Test
  void aLandscapeHasNoFaceAndAGroupHasTwo() throws PictureRefused {
    for (int seed = 0; seed < 3; seed++) {
      assertThat(faces(SampleFaces.landscape(seed))).isZero();
    }
    assertThat(faces(SampleFaces.group(1, 2))).isEqualTo(2);
    assertThat(faces(SampleFaces.group(5003, 5004))).isEqualTo(2);
  }

  private static int faces(byte[] photo) throws PictureRefused {
    return ENGINE.detect(Picture.read(photo, PictureLimits.DEFAULT)).size();
  }
}
