package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.BatchRow.State;
import dev.muster.enrol.ledger.Enlistment;
import dev.muster.enrol.ledger.Mode;
import dev.muster.enrol.photo.FaceCatchUp;
import dev.muster.enrol.photo.FaceSettings;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.PhotoProfile;
import dev.muster.enrol.photo.PhotoProfiles;
import dev.muster.enrol.photo.PictureMemory;
import dev.muster.enrol.photo.Studio;
import dev.muster.face.BuiltinEngine;
import dev.muster.face.FaceEngine;
import dev.muster.roster.Digest;
import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import dev.muster.store.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The same face under two person numbers, and two faces under one. */
abstract class FaceComparisonContract extends EnrolledStore {

  private static final FaceEngine ENGINE = new BuiltinEngine();
  private static final byte[] ALICE = photo(7, View.frontal());
  private static final byte[] BOB = photo(8, View.frontal());
  private static final byte[] ALICE_AGAIN = TestPictures.savedAgain(ALICE);

  private final Map<String, String> settings = new HashMap<>();
  private KnownFaces faces;

  FaceComparisonContract(Database database) {
    super(database);
  }

  @Test
  void theSameFaceUnderAnotherNumberIsEnrolledWithAWarningThatNamesIt() {
    policy("same-face", "warn");
    assertThat(arrives("0001.jpg", ALICE).warning()).isNull();
    assertThat(arrives("0002.jpg", BOB).warning()).isNull();

    BatchRow row = arrives("0003.jpg", ALICE_AGAIN);

    assertThat(row.state()).isEqualTo(State.OPEN);
    assertThat(row.warning()).matches("SAME_FACE_TWO_IDS: 0001 \\(0\\.[6-9]\\d\\)");
    assertThat(placement("0003")).isEqualTo("PENDING");
  }

  @Test
  void theVerySameFileUnderTwoNumbersIsFoundToo() {
    policy("same-face", "warn");
    arrives("0001.jpg", ALICE);
    assertThat(arrives("0002.jpg", ALICE).warning()).contains("0001 (1.00)");
  }

  @Test
  void itIsRefusedOrHeldWhenThatIsThePolicy() {
    policy("same-face", "refuse");
    arrives("0001.jpg", ALICE);
    BatchRow refused = arrives("0003.jpg", ALICE_AGAIN);
    assertThat(refused.state()).isEqualTo(State.REFUSED);
    assertThat(refused.reason()).isEqualTo("SAME_FACE_TWO_IDS");
    assertThat(placement("0003")).isEqualTo("none");

    policy("same-face", "hold");
    BatchRow held = arrives("0004.jpg", ALICE_AGAIN);
    assertThat(held.state()).isEqualTo(State.HELD);
    assertThat(placement("0004")).isEqualTo("none");
  }

  @Test
  void offMeansThatNobodyLooks() {
    policy("same-face", "off");
    arrives("0001.jpg", ALICE);
    BatchRow row = arrives("0003.jpg", ALICE_AGAIN);
    assertThat(row.state()).isEqualTo(State.OPEN);
    assertThat(row.warning()).isNull();
  }

  @Test
  void somebodysOwnPhotoSavedAgainIsNoWarning() {
    policy("same-face", "refuse");
    arrives("0001.jpg", ALICE);
    closeBatch();
    BatchRow row = arrives("0001.jpg", ALICE_AGAIN);
    assertThat(row.state()).isEqualTo(State.OPEN);
    assertThat(row.warning()).isNull();
  }

  @Test
  void anotherFaceThanBeforeIsFoundWhenAsked() {
    policy("other-face", "hold");
    arrives("0001.jpg", ALICE);
    closeBatch();

    BatchRow row = arrives("0001.jpg", BOB);

    assertThat(row.state()).isEqualTo(State.HELD);
    assertThat(row.reason()).isEqualTo("OTHER_FACE_THAN_BEFORE");
    assertThat(row.detail()).matches("-?0\\.\\d\\d < 0\\.40");
    assertThat(stored.text("SELECT photo FROM person")).isEqualTo(Digest.of(ALICE));
  }

  @Test
  void aCheckSaysItOfTwoRowsOfTheSameBatchAndKeepsNoFace() {
    policy("same-face", "hold");
    drop = checking(drop);
    try {
      arrives("0001.jpg", ALICE);
      BatchRow row = arrives("0002.jpg", ALICE_AGAIN);
      assertThat(row.state()).isEqualTo(State.CHECKED);
      assertThat(row.warning()).contains("0001");
      assertThat(stored.text("SELECT count(*) FROM face_template")).isEqualTo("0");
    } finally {
      drop = drop(drop.folder());
    }
  }

  @Test
  void whoIsKnownIsKnownAfterARestart() {
    policy("same-face", "warn");
    arrives("0001.jpg", ALICE);

    policy("same-face", "warn");

    assertThat(arrives("0003.jpg", ALICE_AGAIN).warning()).contains("0001");
  }

  @Test
  void facesThatWereEnrolledWithoutACheckAreDescribedLater() {
    policy("same-face", "warn");
    arrives("0001.jpg", ALICE);
    arrives("0002.jpg", SampleFaces.landscape(2), Studio.trusting(ENGINE, 1 << 20, memory()));
    stored.store().write(db -> db.sql("DELETE FROM face_template").update());
    policy("same-face", "warn");
    FaceCatchUp late = new FaceCatchUp(stored.store(), photos, studio(), faces, true);

    late.describeSome();
    late.describeSome();

    assertThat(stored.text("SELECT count(*) FROM face_template")).isEqualTo("2");
    assertThat(arrives("0003.jpg", ALICE_AGAIN).warning()).contains("0001");
  }

  @Test
  void aFaceThatNobodyHasAnyMoreIsForgottenInMemoryToo() {
    policy("same-face", "warn");
    arrives("0001.jpg", ALICE);
    arrives("0002.jpg", BOB);
    stored.store().write(db -> db.sql("DELETE FROM placement").update());
    stored.store().write(db -> db.sql("DELETE FROM person WHERE identity_id = '0001'").update());
    stored.store().write(db -> db.sql("UPDATE batch_row SET state = 'REMOVED'").update());
    clock.pass(java.time.Duration.ofMinutes(6));

    new FaceCatchUp(stored.store(), photos, studio(), faces, true).describeSome();

    assertThat(faces.known()).isEqualTo(1);
  }

  @Test
  void ofTwoThatArriveAtOnceOneIsRefused() throws Exception {
    policy("same-face", "refuse");
    PhotoCheck check = new PhotoCheck(studio(), new PhotoProfiles(Map.of()));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 1; round <= 20; round++) {
        faces = known();
        FaceComparison comparison = new FaceComparison(faces);
        Enrolment into = watching();
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<BatchRow>> both = new ArrayList<>();
        for (byte[] photo : List.of(ALICE, ALICE_AGAIN)) {
          String file = (round * 10 + both.size()) + ".jpg";
          Arrival seen = check.inspect(named(file, photo));
          both.add(
              () -> {
                start.await();
                return into.record(comparison.compare(seen)).row();
              });
        }
        List<State> states = new ArrayList<>();
        for (Future<BatchRow> one : threads.invokeAll(both)) {
          states.add(one.get().state());
        }
        assertThat(states).containsExactlyInAnyOrder(State.OPEN, State.REFUSED);
        stored.clear();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aDirectoryReceivesThePictureOfItsProfileMadeLateWhenItIsNew() {
    policy("same-face", "off");
    arrives("0001.jpg", ALICE);
    setUpStands("staff");
    PhotoProfiles profiles = new PhotoProfiles(Map.of(BOX, new PhotoProfile(30_000, 300)));
    placements =
        new dev.muster.enrol.ledger.Placements(
            stored.store(),
            setup,
            clock,
            "muster",
            profiles,
            new dev.muster.enrol.ledger.Placements.Manner(
                directory -> true, dev.muster.enrol.ledger.Membership.EVERYBODY));

    var claimed = claimOne();
    assertThat(claimed.prepared()).isEmpty();
    var complete = new LatePictures(pictures(profiles.byDirectory())).complete(claimed);

    assertThat(photos.get(complete.prepared()).length).isLessThan(30_000);
    assertThat(stored.text("SELECT profile FROM prepared_photo ORDER BY profile"))
        .isEqualTo("1500000x1920, 30000x300");
    miss(complete);
    clock.pass(java.time.Duration.ofHours(1));
    assertThat(claimOne().prepared()).isEqualTo(complete.prepared());
  }

  private void closeBatch() {
    clock.pass(java.time.Duration.ofMinutes(1));
    closeQuiet();
  }

  private static Drop checking(Drop drop) {
    return new Drop(
        drop.name(),
        drop.folder(),
        drop.group(),
        drop.type(),
        drop.patterns(),
        drop.settle(),
        Mode.CHECK,
        drop.manifest());
  }

  /** The program starts anew with this policy. */
  private void policy(String key, String word) {
    settings.clear();
    settings.put("muster.photo." + key, word);
    settings.put("muster.photo.other-face-below", "0.4");
    faces = known();
    enrolment = watching();
  }

  private Enrolment watching() {
    return new Enrolment(
        stored.store(),
        pictures(Map.of()),
        new Admission(new Enlistment(placements, boxes(BOX).names()), faces),
        watch,
        clock);
  }

  private KnownFaces known() {
    return new KnownFaces(stored.store(), clock, ENGINE.info(), faceSettings());
  }

  private FaceSettings faceSettings() {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("muster.photo", FaceSettings.class);
  }

  private Studio studio() {
    return Studio.checking(ENGINE, faceSettings(), 60, 1 << 20, memory());
  }

  private static PictureMemory memory() {
    return new PictureMemory(1 << 28);
  }

  private BatchRow arrives(String file, byte[] photo) {
    return arrives(file, photo, studio());
  }

  private BatchRow arrives(String file, byte[] photo, Studio studio) {
    Arrival seen = new PhotoCheck(studio, new PhotoProfiles(Map.of())).inspect(named(file, photo));
    assertThat(seen.isRefused()).as(() -> String.valueOf(seen.refusal())).isFalse();
    return enrolment.record(new FaceComparison(faces).compare(seen)).row();
  }

  private Arrival named(String file, byte[] photo) {
    return new FileNaming().identify(Arrival.of(Place.loose(drop, file), Digest.of(photo), photo));
  }

  private static byte[] photo(int person, View view) {
    return SampleFaces.person(person).photo(view);
  }
}
