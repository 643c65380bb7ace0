package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.directory.Capabilities;
import dev.muster.directory.Directories;
import dev.muster.directory.EnrolledPhoto;
import dev.muster.directory.FetchPhoto;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.directory.RemoveOutsider;
import dev.muster.errand.Errands;
import dev.muster.face.Picture;
import dev.muster.face.PictureLimits;
import dev.muster.recogniser.Recognisers;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every directory beside the boxes has to do, whoever's it is: the real routes against its
 * twin, looked at from outside.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DirectoryContract {

  static final String CLOUD = "cloud-1";
  private static final View VIEW = View.frontal().sized(240, 300);
  private static final Map<Integer, byte[]> FACES = new ConcurrentHashMap<>();

  RunningBridge bridge;

  /** The bridge with one directory {@link #CLOUD} and its twin. */
  abstract RunningBridge open();

  /** Whoever stands there, by the person numbers that the bridge knows. */
  abstract List<String> people();

  /** What there is of a person's photo: another text for another photo. */
  abstract String photo(String id);

  /**
   * Somebody is enrolled over another way than the bridge's; answers how the directory names them.
   */
  abstract String enrolByOthers(byte[] photo);

  /** Takes everybody away, over another way than the bridge's. */
  abstract void empty();

  /** The next call that places somebody is made, and its answer is lost. */
  abstract void loseTheNextAnswer();

  /** How often somebody was placed, successfully or not, since the last {@link #empty}. */
  abstract long placed();

  /** Every call to the directory breaks off from now on, until {@link #empty}. */
  abstract void die();

  abstract void shut();

  /** The name of the directory in the configuration. */
  String name() {
    return CLOUD;
  }

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
  void somebodyNewStandsThere() {
    place("0007_王芳.jpg", 1);
    assertThat(people()).containsExactly("0007");
    assertThat(placed()).isEqualTo(1);
  }

  @Test
  void aNumberWithOtherCharactersStandsThereUnderItsOwnName() {
    place("A-7.jpg", 1);
    place("A2D7.jpg", 2);
    assertThat(people()).containsExactlyInAnyOrder("A-7", "A2D7");
  }

  @Test
  void theSameAgainMakesNoCall() {
    place("0007.jpg", 1);
    bridge.drop("0007.jpg", face(1));
    untilHanded();
    untilOnCloud("0007", "PLACED");
    assertThat(placed()).isEqualTo(1);
  }

  @Test
  void anotherPhotoTakesThePlaceOfTheFirst() {
    place("0007.jpg", 1);
    String before = photo("0007");
    bridge.drop("0007.jpg", face(2));
    await().atMost(20, TimeUnit.SECONDS).until(() -> !photo("0007").equals(before));
    untilOnCloud("0007", "PLACED");
    assertThat(people()).containsExactly("0007");
  }

  @Test
  void anotherNameIsTakenOverWithTheSamePhoto() {
    place("0007_王芳.jpg", 1);
    bridge.drop("0007_李雷.jpg", face(1));
    await().atMost(20, TimeUnit.SECONDS).until(() -> placed() == 2);
    untilOnCloud("0007", "PLACED");
    assertThat(people()).containsExactly("0007");
  }

  @Test
  void whoLeavesIsGone() {
    place("0007.jpg", 1);
    place("0008.jpg", 2);
    bridge.leave("0007");
    await().atMost(20, TimeUnit.SECONDS).until(() -> state("0007").isEmpty());
    assertThat(people()).containsExactly("0008");
  }

  @Test
  void whoLeavesAndWasTakenAwayByOthersIsGone() {
    place("0007.jpg", 1);
    empty();
    bridge.leave("0007");
    await().atMost(20, TimeUnit.SECONDS).until(() -> state("0007").isEmpty());
    assertThat(people()).isEmpty();
  }

  @Test
  void aPhotoWithoutAFaceIsRefusedWithItsReason() {
    bridge.drop("0009.jpg", RunningBridge.picture(Color.BLUE));
    untilOnCloud("0009", "REFUSED");
    assertThat(onCloud("reason", "0009")).isEqualTo("NO_FACE");
    assertThat(people()).isEmpty();
  }

  @Test
  void aPlacingWhoseAnswerIsLostIsReadBackAndNotRepeated() {
    place("0001.jpg", 1);
    loseTheNextAnswer();
    bridge.drop("0002.jpg", face(2));
    untilOnCloud("0002", "FAILED");
    goOn();
    untilOnCloud("0002", "PLACED");
    assertThat(people()).containsExactlyInAnyOrder("0001", "0002");
    assertThat(placed()).isEqualTo(2);
  }

  @Test
  void everybodyIsListedOnceHoweverManyAreOnAPage() {
    lists();
    place("0001.jpg", 1);
    place("A-7.jpg", 2);
    place("0003.jpg", 3);
    for (int most : List.of(1, 2, 100)) {
      List<ListedPerson> people = listed(most, before -> {});
      assertThat(people)
          .extracting(ListedPerson::id)
          .containsExactlyInAnyOrder("0001", "A-7", "0003");
      assertThat(people).noneMatch(one -> one.version() == null && one.key().isEmpty());
    }
  }

  @Test
  void nobodyWhoStaysIsLeftOutOfAListThatGetsShorterMeanwhile() {
    lists();
    place("0001.jpg", 1);
    place("0002.jpg", 2);
    place("0003.jpg", 3);
    AtomicReference<String> gone = new AtomicReference<>();
    List<ListedPerson> people =
        listed(
            1,
            page -> {
              if (gone.get() == null && !page.isEmpty()) {
                gone.set(page.get(0).id());
                bridge.leave(gone.get());
                await().atMost(30, TimeUnit.SECONDS).until(() -> state(gone.get()).isEmpty());
              }
            });
    List<String> stay = new ArrayList<>(List.of("0001", "0002", "0003"));
    stay.remove(gone.get());
    assertThat(people).extracting(ListedPerson::id).containsAll(stay);
  }

  @Test
  void somebodyWhomOthersEnrolledIsListedAndLeavesAloneWhenTheyAreToldTo() {
    lists();
    place("0001.jpg", 1);
    String key = enrolByOthers(face(2));
    ListedPerson outsider =
        listed(10, page -> {}).stream().filter(one -> one.key().equals(key)).findFirst().get();
    assertThat(outsider.version()).isNull();
    assertThat(removed(key)).startsWith("absent: ");
    assertThat(listed(10, page -> {})).extracting(ListedPerson::id).containsExactly("0001");
    assertThat(state("0001")).isEqualTo("PLACED");
  }

  @Test
  void somebodyWhoIsNotThereHasLeft() {
    lists();
    String key = enrolByOthers(face(2));
    removed(key);
    assertThat(removed(key)).startsWith("absent: ");
  }

  @Test
  void somebodyOfOursWhoWasLeftBehindLeavesByTheNameThatTheListTold() {
    lists();
    place("A-7.jpg", 1);
    removed(listed(10, page -> {}).get(0).key());
    assertThat(people()).isEmpty();
  }

  @Test
  void nobodyHasLeftADirectoryThatDoesNotAnswer() {
    lists();
    String key = enrolByOthers(face(2));
    die();
    assertThat(bridge.run(new RemoveOutsider(name(), key)))
        .isNotInstanceOf(Outcome.Answered.class)
        .isNotInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aNameThatNoListCanHaveToldIsNotAsked() {
    assertThatThrownBy(() -> new RemoveOutsider(name(), " "))
        .hasMessageContaining("allowed are 1 to 512");
    assertThatThrownBy(() -> new RemoveOutsider(name(), "x".repeat(513)))
        .hasMessageContaining("513 characters");
  }

  @Test
  void thePhotoOfWhomOthersEnrolledIsTheOneThatTheyEnrolled() throws Exception {
    photos();
    String key = enrolByOthers(face(2));
    EnrolledPhoto photo = RecogniserContract.answered(bridge.run(new FetchPhoto(name(), key)));
    Picture found = Picture.read(photo.bytes(), PictureLimits.DEFAULT);
    Picture sent = Picture.read(face(2), PictureLimits.DEFAULT);
    assertThat(found.width()).isEqualTo(sent.width());
    assertThat(photo).asString().doesNotContain("[B").contains("bytes");
  }

  @Test
  void aPhotoOfNobodyIsRefusedWithItsReason() {
    photos();
    String key = enrolByOthers(face(2));
    removed(key);
    assertThat(RecogniserContract.refusal(bridge.run(new FetchPhoto(name(), key))))
        .isEqualTo(Reason.NO_PHOTO_THERE);
  }

  @Test
  void aDirectoryThatIsDeadDelaysNobodyElse() {
    List<String> others =
        bridge.bean(Directories.class).names().stream().filter(one -> !one.equals(name())).toList();
    assumeTrue(!others.isEmpty(), "there is no other directory");
    die();
    bridge.drop("0001.jpg", face(1));
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(
            () ->
                bridge
                    .text(
                        "SELECT state FROM placement WHERE identity_id = '0001' AND directory = '%s'"
                            .formatted(others.get(0)))
                    .equals("PLACED"));
    assertThat(state("0001")).isNotEqualTo("PLACED");
  }

  @Test
  void aPhotoOverTheLimitIsSentSmallerAndNotRefused() {
    bridge.drop("0001.jpg", Shots.enlarged(Shots.photo(0), 8));
    untilOnCloud("0001", "PLACED");
    assertThat(people()).containsExactly("0001");
  }

  @Test
  void whatItSaysOfItselfIsSo() {
    Capabilities can = bridge.directory(name()).capabilities();
    Errands errands = bridge.bean(Errands.class);
    assertThat(errands.can(name(), ListPeople.VERB)).isEqualTo(can.lists());
    assertThat(errands.can(name(), RemoveOutsider.VERB)).isEqualTo(can.lists());
    assertThat(errands.can(name(), FetchPhoto.VERB)).isEqualTo(can.photos());
    bridge
        .bean(Recognisers.class)
        .find(name())
        .ifPresent(one -> assertThat(one.scale() != null).isEqualTo(can.score()));
    lists();
    place("A-7.jpg", 1);
    ListedPerson one = listed(10, page -> {}).get(0);
    assertThat(one.id()).isEqualTo("A-7");
    assertThat(one.version() != null).as("versions").isEqualTo(can.versions());
    assertThat(one.groups().isEmpty()).as("groups").isEqualTo(!can.groups());
    if (can.ids().own()) {
      assertThat(one.key()).matches("(" + can.ids().alphabet() + ")+");
      assertThat(one.key().getBytes(StandardCharsets.UTF_8))
          .hasSizeLessThanOrEqualTo(can.ids().longest());
    }
  }

  private String removed(String key) {
    return RecogniserContract.answered(bridge.run(new RemoveOutsider(name(), key)));
  }

  private void photos() {
    assumeTrue(bridge.directory(name()).capabilities().photos(), () -> name() + " gives no photos");
  }

  private void lists() {
    assumeTrue(
        bridge.directory(name()).capabilities().lists(), () -> name() + " tells nobody's names");
  }

  /** Everybody on all pages, each once; the pages are looked at as they come. */
  final List<ListedPerson> listed(int most, Consumer<List<ListedPerson>> look) {
    Map<String, ListedPerson> people = new LinkedHashMap<>();
    String cursor = "";
    for (int pages = 0; pages < 40; pages++) {
      Outcome<ListPage> outcome = bridge.run(new ListPeople(name(), cursor, most));
      ListPage page = RecogniserContract.answered(outcome);
      page.people().forEach(one -> people.put(one.key(), one));
      look.accept(page.people());
      if (page.isLast()) {
        return List.copyOf(people.values());
      }
      cursor = page.next();
    }
    throw new AssertionError("the list has no end: " + people.keySet());
  }

  final void place(String file, int face) {
    bridge.drop(file, face(face));
    untilOnCloud(file.replaceAll("_[^0-9A-Za-z].*|\\.jpg", ""), "PLACED");
    untilHanded();
  }

  final void goOn() {
    bridge.pass(Duration.ofSeconds(3));
  }

  final void untilOnCloud(String id, String state) {
    await(id + " on the cloud is " + state)
        .atMost(30, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
  }

  final String state(String id) {
    return onCloud("state", id);
  }

  final String onCloud(String column, String id) {
    return bridge.text(
        "SELECT %s FROM placement WHERE identity_id = '%s' AND directory = '%s'"
            .formatted(column, id, name()));
  }

  private void untilHanded() {
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> bridge.text("SELECT count(*) FROM batch_row WHERE handed = 0").equals("0"));
  }

  static byte[] face(int person) {
    return FACES.computeIfAbsent(
        person, seed -> SampleFaces.person(List.of(1, 2, 5, 4).get(seed)).photo(VIEW));
  }
}
