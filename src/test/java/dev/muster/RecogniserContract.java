package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.IdentifiedFace;
import dev.muster.recogniser.Liveness;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.SeenFace;
import dev.muster.recogniser.Skill;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every recogniser has to do, whoever's it is: the real routes against a box, its twin, or the
 * service itself. What a recogniser does not declare is skipped, and refused when it is asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecogniserContract {

  /** Somebody who is enrolled where people are recognised. */
  static final String KNOWN = "0007";

  RunningBridge bridge;

  /** The bridge with the recogniser {@link #name} and whoever answers for it. */
  abstract RunningBridge open();

  abstract void shut();

  /** The name of the recogniser in the configuration. */
  abstract String name();

  /** Takes everybody and every fault away. */
  abstract void empty();

  /** The next call for that skill is done, and its answer is lost. */
  abstract void loseTheNextAnswer(Skill skill);

  /** The next call for that skill is answered with an error of the vendor's inside a 200. */
  abstract void errInsideTheNextAnswer(Skill skill);

  /** Runs something while the service cannot be reached. */
  abstract void whileAway(Runnable meanwhile);

  /** How many calls for that skill there were since {@link #empty}. */
  abstract long calls(Skill skill);

  @BeforeAll
  void start() {
    bridge = open();
  }

  @AfterAll
  void stop() {
    bridge.close();
    shut();
  }

  @BeforeEach
  void nobody() {
    bridge.reset();
    empty();
  }

  @Test
  void aFaceIsFoundWhereItIs() {
    Place place = only(locate(Shots.live(0), 10)).place();
    assertThat(place.left() + place.width() / 2).isCloseTo(240, within(60.0));
    assertThat(place.top() + place.height() / 2).isCloseTo(280, within(90.0));
    assertThat(place.width()).isBetween(100.0, 400.0);
  }

  @Test
  void severalFacesAreFoundAsManyAsAreWanted() {
    assertThat(locate(Shots.pair(0, 1), 10)).hasSize(2);
    assertThat(locate(Shots.pair(0, 1), 1)).hasSize(1);
  }

  @Test
  void aPictureOnItsSideIsLookedAtUpright() {
    samePlace(only(locate(Shots.turned(Shots.live(0)), 1)).place(), 1);
  }

  @Test
  void aPngIsLookedAt() {
    samePlace(only(locate(Shots.png(Shots.live(0)), 1)).place(), 1);
  }

  @Test
  void aPictureThatIsTooLargeIsSentSmallerAndPlacesAreThoseOfTheOriginal() {
    samePlace(only(locate(Shots.enlarged(Shots.live(0), 6), 1)).place(), 6);
  }

  @ParameterizedTest
  @EnumSource(Skill.class)
  void aPictureWithoutAFaceIsRefusedForThat(Skill skill) {
    known(skill);
    assertThat(refusal(run(look(skill, Shots.nobody())))).isEqualTo(Reason.NO_FACE);
  }

  @ParameterizedTest
  @EnumSource(Skill.class)
  void whatIsNoPictureIsRefusedAndNeverSent(Skill skill) {
    can(skill);
    byte[] text = "this is a text and no picture".getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(run(look(skill, text)))).isEqualTo(Reason.NOT_AN_IMAGE);
    assertThat(calls(skill)).isZero();
  }

  @Test
  void twoPicturesOfOnePersonAreTheSameAndOfTwoAreNot() {
    Comparison same = verify(Shots.photo(0), Shots.live(0));
    Comparison other = verify(Shots.photo(0), Shots.live(1));
    assertThat(same.same()).isTrue();
    assertThat(other.same()).isFalse();
    assertThat(same.score().closeness()).isGreaterThan(other.score().closeness());
  }

  @Test
  void somebodyKnownIsNamedByTheirNumber() {
    known(Skill.IDENTIFY);
    Candidate first = identify(Shots.live(0)).get(0);
    assertThat(first.id()).isEqualTo(KNOWN);
    assertThat(first.confirmed()).isEqualTo(recogniser().scale() != null);
    assertThat(first.score() == null).isEqualTo(recogniser().scale() == null);
  }

  @Test
  void somebodyUnknownIsNobody() {
    known(Skill.IDENTIFY);
    assertThat(identify(Shots.live(1))).noneMatch(Candidate::confirmed);
  }

  @Test
  void ofSeveralPeopleEachIsNamed() {
    known(Skill.IDENTIFY_ALL);
    List<IdentifiedFace> faces =
        answered(run(new Look.IdentifyAll(name(), Shots.pair(0, 1), 10, 1)));
    assertThat(faces).hasSize(2);
    assertThat(faces)
        .filteredOn(face -> face.candidates().stream().anyMatch(Candidate::confirmed))
        .singleElement()
        .satisfies(face -> assertThat(face.candidates().get(0).id()).isEqualTo(KNOWN));
  }

  @Test
  void picturesOfOnePersonAreDescribedMoreAlikeThanThoseOfTwo() {
    float[] one = describe(Shots.photo(0));
    assertThat(cosine(one, one)).isCloseTo(1, within(1e-3));
    assertThat(cosine(one, describe(Shots.live(0))))
        .isGreaterThan(cosine(one, describe(Shots.live(1))));
  }

  @Test
  void livenessIsAScoreWithTheThresholdThatDecides() {
    can(Skill.LIVENESS);
    Liveness liveness =
        answered(run(new Look.CheckLiveness(name(), List.of(Shots.live(0), Shots.photo(0)))));
    assertThat(liveness.score()).isBetween(0.0, 1.0);
    assertThat(liveness.threshold()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @EnumSource(Skill.class)
  void whatTheServiceCannotHaveSeenIsNotReached(Skill skill) {
    known(skill);
    whileAway(
        () -> {
          // the first may still go out on a connection that the service has just closed
          run(look(skill, Shots.live(0)));
          assertThat(run(look(skill, Shots.live(0)))).isInstanceOf(Outcome.NotReached.class);
        });
  }

  @ParameterizedTest
  @EnumSource(Skill.class)
  void anAnswerThatIsLostIsNoAnswer(Skill skill) {
    known(skill);
    loseTheNextAnswer(skill);
    assertThat(run(look(skill, Shots.live(0))))
        .isInstanceOfAny(Outcome.OutcomeUnknown.class, Outcome.NotReached.class);
  }

  @ParameterizedTest
  @EnumSource(Skill.class)
  void anErrorInsideATwoHundredIsNoAnswer(Skill skill) {
    known(skill);
    errInsideTheNextAnswer(skill);
    assertThat(run(look(skill, Shots.live(0)))).isNotInstanceOf(Outcome.Answered.class);
  }

  @ParameterizedTest
  @EnumSource(Skill.class)
  void whatItDoesNotDeclareItIsNotAsked(Skill skill) {
    assumeTrue(!recogniser().skills().contains(skill), () -> name() + " can " + skill.verb());
    assertThatThrownBy(() -> run(look(skill, Shots.live(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name())
        .hasMessageContaining(skill.verb());
  }

  @Test
  void noPictureIsInItsText() {
    assertThat(Arrays.asList(Skill.values()))
        .allSatisfy(
            skill -> assertThat(look(skill, Shots.live(0)).toString()).hasSizeLessThan(300));
    assertThat(recogniser().toString()).doesNotContainIgnoringCase("secret=");
  }

  final Recogniser recogniser() {
    return bridge.recogniser(name());
  }

  final void can(Skill skill) {
    assumeTrue(
        recogniser().skills().contains(skill), () -> name() + " declares no " + skill.verb());
  }

  /** Skips unless it has the skill; where people are recognised, somebody is enrolled. */
  final void known(Skill skill) {
    can(skill);
    if (skill == Skill.IDENTIFY || skill == Skill.IDENTIFY_ALL) {
      bridge.drop(KNOWN + ".jpg", Shots.photo(0));
      await(KNOWN + " to stand on " + name())
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> state().equals("PLACED"));
    }
  }

  final String state() {
    return bridge.text(
        "SELECT state FROM placement WHERE identity_id = '%s' AND directory = '%s'"
            .formatted(KNOWN, name()));
  }

  final <T> Outcome<T> run(Look<T> look) {
    return bridge.run(look);
  }

  final Look<?> look(Skill skill, byte[] picture) {
    return switch (skill) {
      case LOCATE -> new Look.Locate(name(), picture, 10);
      case VERIFY -> new Look.Verify(name(), picture, Shots.photo(0));
      case IDENTIFY -> new Look.Identify(name(), picture, 5);
      case IDENTIFY_ALL -> new Look.IdentifyAll(name(), picture, 10, 1);
      case DESCRIBE -> new Look.Describe(name(), picture);
      case LIVENESS -> new Look.CheckLiveness(name(), List.of(picture));
    };
  }

  private List<SeenFace> locate(byte[] picture, int most) {
    can(Skill.LOCATE);
    return answered(run(new Look.Locate(name(), picture, most)));
  }

  private Comparison verify(byte[] one, byte[] other) {
    can(Skill.VERIFY);
    return answered(run(new Look.Verify(name(), one, other)));
  }

  private List<Candidate> identify(byte[] picture) {
    return answered(run(new Look.Identify(name(), picture, 5)));
  }

  private float[] describe(byte[] picture) {
    can(Skill.DESCRIBE);
    Features features = answered(run(new Look.Describe(name(), picture)));
    return features.numbers();
  }

  /** Where the face of {@link Shots#live} is, in a picture so many times as large. */
  private void samePlace(Place found, int times) {
    Place plain = only(locate(Shots.live(0), 1)).place();
    double slack = 30.0 * times;
    assertThat(found.left()).isCloseTo(plain.left() * times, within(slack));
    assertThat(found.top()).isCloseTo(plain.top() * times, within(slack));
    assertThat(found.width()).isCloseTo(plain.width() * times, within(2 * slack));
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }

  static <T> T answered(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    return ((Outcome.Answered<T>) outcome).value();
  }

  static Reason refusal(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal().reason();
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
