package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.box.BoxSetup.Part;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Applicant.Caution;
import dev.muster.enrol.ledger.BatchControl;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.Placing;
import dev.muster.enrol.ledger.Removals;
import dev.muster.enrol.ledger.Ruling;
import dev.muster.roster.PersonType;
import dev.muster.store.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator may ask of a batch, whatever the database. */
abstract class BatchControlContract extends EnrolledStore {

  private static final String OTHER = "box-2";

  private BatchControl control;

  BatchControlContract(Database database) {
    super(database);
  }

  @BeforeEach
  void twoBoxes() {
    startAgain();
    setUpStands("staff");
    setup.stands(OTHER, Part.EVENT_URL, "", "http://here/events");
    setup.stands(OTHER, Part.DEVICE, "staff", "door");
  }

  /** What is not in the store is forgotten. */
  private void startAgain() {
    placements = placements("muster");
    enrolment = enrolment(BOX, OTHER);
    control =
        new BatchControl(
            stored.store(), admission(BOX, OTHER), source -> PersonType.EMPLOYEE, clock);
  }

  private List<Placing> claimOther() {
    return placements.claim(OTHER, 100);
  }

  private Placing claimOther(String id) {
    return claimOther().stream()
        .filter(one -> one.person().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void placeEverywhere() {
    claim().forEach(this::place);
    claimOther().forEach(this::place);
  }

  /** The next photo belongs to a new batch. */
  private void closeTheBatch() {
    clock.pass(Duration.ofSeconds(11));
    closeQuiet();
  }

  private String waiting(String id) {
    return stored.text(
        "SELECT state || ' ' || attempts || ' ' || claims || ' ' || COALESCE(lease, 'free')"
            + " FROM placement WHERE directory = 'box-1' AND identity_id = ?",
        id);
  }

  private static void done(Ruling ruling) {
    assertThat(ruling).isEqualTo(new Ruling(Ruling.Kind.DONE, ""));
  }

  private static void senseless(Ruling ruling) {
    assertThat(ruling.kind()).isEqualTo(Ruling.Kind.SENSELESS);
    assertThat(ruling.words()).endsWith(".");
  }

  private String people() {
    return stored.text("SELECT identity_id || ' ' || name FROM person ORDER BY identity_id");
  }

  private String batch(String column) {
    return stored.text("SELECT " + column + " FROM batch ORDER BY opened_at, id");
  }

  @Test
  void aPausedBatchHoldsBackWhatIsThereAndWhatComes() {
    BatchRow row = drop("0007.jpg", "photo");
    done(control.pause(row.batch()));
    drop("0008.jpg", "another");
    assertThat(claim()).isEmpty();
    clock.pass(Duration.ofDays(30));
    assertThat(claim()).isEmpty();
    startAgain();
    assertThat(claim()).isEmpty();
    assertThat(batch("pause_reason")).isEqualTo("HAND");
    done(control.resume(row.batch()));
    assertThat(claimedIds()).containsExactlyInAnyOrder("0007", "0008");
    assertThat(batch("pause_reason")).isEqualTo("null");
  }

  @Test
  void whatIsUnderWayWhenABatchIsPausedEndsAndIsNotTriedAgainBeforeItGoesOn() {
    BatchRow row = drop("0007.jpg", "photo");
    drop("0008.jpg", "another");
    List<Placing> both = claim();
    done(control.pause(row.batch()));
    place(both.get(0));
    lose(both.get(1));
    assertThat(placement(both.get(0).person().id())).isEqualTo("PLACED, PENDING");
    clock.pass(Duration.ofDays(1));
    assertThat(claim()).isEmpty();
    done(control.resume(row.batch()));
    assertThat(claimedIds()).containsExactly(both.get(1).person().id());
  }

  @Test
  void whatWasClaimedAheadWhenABatchIsPausedIsGivenBackAsIfItHadNotBeenClaimed() {
    BatchRow row = drop("0007.jpg", "photo");
    String before = waiting("0007");
    Placing ahead = claimOne();
    assertThat(placements.mayBegin(ahead)).isTrue();
    done(control.pause(row.batch()));
    assertThat(placements.mayBegin(ahead)).isFalse();
    assertThat(waiting("0007")).isEqualTo(before).isEqualTo("PENDING 0 0 free");
    clock.pass(Duration.ofDays(1));
    assertThat(claim()).isEmpty();
    done(control.resume(row.batch()));
    Placing again = claimOne();
    assertThat(again.fresh()).isTrue();
    assertThat(placements.mayBegin(again)).isTrue();
    place(again);
    assertThat(placement("0007")).isEqualTo("PLACED, PENDING");
  }

  @Test
  void whatIsGivenBackAfterThePauseIsOverIsDueAtOnce() {
    BatchRow row = drop("0007.jpg", "photo");
    Placing ahead = claimOne();
    drop("0007.jpg", "newer");
    assertThat(placements.mayBegin(ahead)).isFalse();
    Placing newer = claimOne();
    assertThat(newer.version()).isNotEqualTo(ahead.version());
    assertThat(placements.mayBegin(newer)).isTrue();
    assertThat(placements.mayBegin(ahead)).isFalse();
    done(control.pause(row.batch()));
    assertThat(placements.mayBegin(newer)).isFalse();
  }

  @Test
  void whoOpensABoxAndIsGivenBackLetsOthersOpenIt() {
    BatchRow row = drop("0007.jpg", "photo");
    setup.forget(BOX);
    Placing opener = claimOne();
    done(control.pause(row.batch()));
    assertThat(placements.mayBegin(opener)).isFalse();
    closeTheBatch();
    drop("0008.jpg", "of another batch");
    write("UPDATE batch SET paused = 0 WHERE id <> '" + row.batch() + "'");
    done(control.resume(row.batch()));
    assertThat(claim()).hasSize(1);
  }

  @Test
  void whatWasClaimedAheadWhenABatchIsCancelledIsTakenBackWithoutACall() {
    drop("0007_Ada.jpg", "old");
    placeEverywhere();
    closeTheBatch();
    BatchRow row = drop("0007_Eva.jpg", "new");
    drop("0009.jpg", "somebody new");
    List<Placing> ahead = claim();
    done(control.cancel(row.batch()));
    assertThat(ahead).hasSize(2).noneMatch(placements::mayBegin);
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(placement("0007")).isEqualTo("PLACED, PLACED");
    assertThat(placement("0009")).isEqualTo("none");
    assertThat(rows()).isEqualTo("PLACED, CANCELLED, CANCELLED");
    assertThat(claim()).isEmpty();
    assertThat(claimOther()).isEmpty();
  }

  @Test
  void aRemovalClaimedAheadWhenItsBatchIsCancelledIsNotBegun() {
    drop("0007_Ada.jpg", "photo");
    placeEverywhere();
    String batch = leave("0007");
    Placing ahead = claimOne();
    done(control.cancel(batch));
    assertThat(placements.mayBegin(ahead)).isFalse();
    placeEverywhere();
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(placement("0007")).isEqualTo("PLACED, PLACED");
  }

  @Test
  void whatWasUnderWayAtACrashWaitsUntilThePausedBatchGoesOn() {
    BatchRow row = drop("0007.jpg", "photo");
    claimOne();
    done(control.pause(row.batch()));
    startAgain();
    assertThat(claim()).isEmpty();
    done(control.resume(row.batch()));
    assertThat(claimedIds()).containsExactly("0007");
  }

  @Test
  void aPauseThatWasCutShortIsCarriedThroughAfterwards() {
    BatchRow row = drop("0007.jpg", "photo");
    write("UPDATE batch SET paused = 1, control = 'HOLD'");
    assertThat(control.goOn()).isEqualTo(1);
    assertThat(claim()).isEmpty();
    write("UPDATE batch SET paused = 0, control = 'RELEASE'");
    assertThat(control.goOn()).isEqualTo(1);
    assertThat(control.goOn()).isZero();
    assertThat(claimedIds()).containsExactly("0007");
    assertThat(row.batch()).isEqualTo(batch("id"));
  }

  @Test
  void askingTwiceIsAsGoodAsOnce() {
    BatchRow row = drop("0007.jpg", "photo");
    done(control.pause(row.batch()));
    done(control.pause(row.batch()));
    done(control.resume(row.batch()));
    done(control.resume(row.batch()));
    done(control.cancel(row.batch()));
    done(control.cancel(row.batch()));
  }

  @Test
  void whatMakesNoSenseIsSaidInOneSentence() {
    assertThat(control.pause("none").kind()).isEqualTo(Ruling.Kind.UNKNOWN);
    BatchRow row = drop("0007.jpg", "photo");
    placeEverywhere();
    closeTheBatch();
    senseless(control.pause(row.batch()));
    senseless(control.cancel(row.batch()));
    senseless(control.retry(row.batch()));
    senseless(control.mayEnrol(row.batch()));
    senseless(control.accept(row.batch(), row.id()));
    assertThat(control.accept(row.batch(), 999_999).kind()).isEqualTo(Ruling.Kind.UNKNOWN);
    BatchRow late = drop("0008.jpg", "another");
    done(control.cancel(late.batch()));
    senseless(control.pause(late.batch()));
    senseless(control.resume(late.batch()));
    senseless(control.retry(late.batch()));
  }

  @Test
  void aCancelledBatchLeavesNothingOfPeopleWhoHaveNotBegun() {
    BatchRow row = drop("0007.jpg", "photo");
    done(control.cancel(row.batch()));
    assertThat(people()).isEqualTo("none");
    assertThat(placement("0007")).isEqualTo("none");
    assertThat(rows()).isEqualTo("CANCELLED");
    assertThat(stored.text("SELECT reason FROM batch_row")).isEqualTo("CANCELLED");
    assertThat(claim()).isEmpty();
    assertThat(stored.text("SELECT count(*) FROM photo")).isEqualTo("0");
    assertThat(stored.text("SELECT count(*) FROM discard WHERE kind = 'PICTURE'")).isEqualTo("1");
    assertThat(batch("paused || control")).isEqualTo("null");
    startAgain();
    placements.follow(List.of(BOX, OTHER));
    assertThat(claim()).isEmpty();
  }

  @Test
  void afterACancellationTheSamePhotoIsWelcome() {
    BatchRow row = drop("0007.jpg", "photo");
    done(control.cancel(row.batch()));
    BatchRow again = drop("0007.jpg", "photo");
    assertThat(again.batch()).isNotEqualTo(row.batch());
    placeEverywhere();
    assertThat(rows()).isEqualTo("CANCELLED, PLACED");
  }

  @Test
  void whatStandsStaysAndTheOtherBoxesAreNotAskedAnyMore() {
    BatchRow row = drop("0007_Ada.jpg", "photo");
    place(claimOne());
    done(control.cancel(row.batch()));
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(placement("0007")).isEqualTo("PLACED, REFUSED");
    assertThat(rows()).isEqualTo("CANCELLED");
    clock.pass(Duration.ofDays(1));
    startAgain();
    placements.follow(List.of(BOX, OTHER));
    assertThat(claimOther()).isEmpty();
    drop("0007_Ada.jpg", "photo");
    placeEverywhere();
    assertThat(placement("0007")).isEqualTo("PLACED, PLACED");
  }

  @Test
  void aChangeThatHasNotBegunIsTakenBack() {
    drop("0007_Ada.jpg", "old");
    placeEverywhere();
    String before = stored.text("SELECT version || photo FROM person");
    closeTheBatch();
    BatchRow row = drop("0007_Eva.jpg", "new");
    done(control.cancel(row.batch()));
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(stored.text("SELECT version || photo FROM person")).isEqualTo(before);
    assertThat(placement("0007")).isEqualTo("PLACED, PLACED");
    assertThat(rows()).isEqualTo("PLACED, CANCELLED");
    assertThat(claim()).isEmpty();
    assertThat(stored.text("SELECT count(*) FROM person_before")).isEqualTo("0");
  }

  @Test
  void nothingIsRememberedOnceAChangeStandsEverywhere() {
    drop("0007_Ada.jpg", "old");
    placeEverywhere();
    closeTheBatch();
    drop("0007_Eva.jpg", "new");
    assertThat(stored.text("SELECT count(*) FROM person_before")).isEqualTo("1");
    placeEverywhere();
    assertThat(stored.text("SELECT count(*) FROM person_before")).isEqualTo("0");
  }

  @Test
  void aCallUnderWayDecidesWhetherAChangeStands() {
    drop("0007_Ada.jpg", "old");
    placeEverywhere();
    closeTheBatch();
    BatchRow row = drop("0007_Eva.jpg", "new");
    Placing underWay = claimOne();
    done(control.cancel(row.batch()));
    assertThat(rows()).isEqualTo("PLACED, OPEN");
    assertThat(claimOther()).isEmpty();
    place(underWay);
    assertThat(people()).isEqualTo("0007 Eva");
    assertThat(rows()).isEqualTo("PLACED, CANCELLED");
    assertThat(placement("0007")).isEqualTo("PLACED, REFUSED");
  }

  @Test
  void aChangeWhoseCallGotLostIsTakenBackAlsoOnTheBox() {
    drop("0007_Ada.jpg", "old");
    placeEverywhere();
    String before = stored.text("SELECT version FROM person");
    closeTheBatch();
    BatchRow row = drop("0007_Eva.jpg", "new");
    Placing underWay = claimOne();
    done(control.cancel(row.batch()));
    lose(underWay);
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(rows()).isEqualTo("PLACED, CANCELLED");
    assertThat(placement("0007")).isEqualTo("PENDING, PLACED");
    Placing back = claimOne();
    assertThat(back.version()).isEqualTo(before);
    place(back);
    assertThat(placement("0007")).isEqualTo("PLACED, PLACED");
  }

  @Test
  void somebodyNewWhoseCallGotLostIsTakenOffTheBoxAgain() {
    BatchRow row = drop("0007.jpg", "photo");
    Placing underWay = claimOne();
    done(control.cancel(row.batch()));
    assertThat(rows()).isEqualTo("OPEN");
    lose(underWay);
    assertThat(rows()).isEqualTo("CANCELLED");
    assertThat(placement("0007")).isEqualTo("REMOVING");
    Placing removal = claimOne();
    assertThat(removal.isRemoval()).isTrue();
    placements.settle(removal, new Outcome.Answered<>("not there"));
    assertThat(people()).isEqualTo("none");
    assertThat(rows()).isEqualTo("CANCELLED");
  }

  @Test
  void somebodyNewWhomTheBoxRefusesAfterTheCancellationLeavesWithTheReason() {
    BatchRow row = drop("0007.jpg", "photo");
    Placing underWay = claimOne();
    done(control.cancel(row.batch()));
    refuse(underWay);
    assertThat(rows()).isEqualTo("REFUSED");
    assertThat(stored.text("SELECT reason FROM batch_row")).isEqualTo("LOW_QUALITY");
    assertThat(placement("0007")).isEqualTo("REMOVING");
  }

  @Test
  void aCrashWhileACallWasUnderWayCountsAsTried() {
    drop("0007_Ada.jpg", "old");
    placeEverywhere();
    closeTheBatch();
    BatchRow row = drop("0007_Eva.jpg", "new");
    claimOne();
    startAgain();
    done(control.cancel(row.batch()));
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(placement("0007")).isEqualTo("PENDING, PLACED");
  }

  @Test
  void aLateAnswerAfterTheLeaseHasEndedChangesNothing() {
    BatchRow row = drop("0007.jpg", "photo");
    Placing late = claimOne();
    clock.pass(Duration.ofMinutes(5));
    done(control.cancel(row.batch()));
    place(late);
    assertThat(placement("0007")).isEqualTo("REMOVING");
    assertThat(rows()).isEqualTo("CANCELLED");
  }

  @Test
  void anotherBatchThatWantsTheSameGoesOn() {
    drop("0007_Ada.jpg", "old");
    placeEverywhere();
    closeTheBatch();
    BatchRow first = drop("0007_Eva.jpg", "new");
    closeTheBatch();
    BatchRow second = drop("0007_Eva.jpg", "new");
    assertThat(second.batch()).isNotEqualTo(first.batch());
    done(control.cancel(second.batch()));
    assertThat(rows()).isEqualTo("PLACED, OPEN, CANCELLED");
    assertThat(claimedIds()).containsExactly("0007");
    done(control.cancel(first.batch()));
    assertThat(rows()).isEqualTo("PLACED, OPEN, CANCELLED");
  }

  @Test
  void whenBothBatchesThatWantTheSameAreCancelledThePersonIsAsBeforeBoth() {
    drop("0007_Ada.jpg", "old");
    placeEverywhere();
    closeTheBatch();
    BatchRow first = drop("0007_Eva.jpg", "new");
    closeTheBatch();
    BatchRow second = drop("0007_Eva.jpg", "new");
    done(control.cancel(first.batch()));
    done(control.cancel(second.batch()));
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(placement("0007")).isEqualTo("PLACED, PLACED");
    assertThat(rows()).isEqualTo("PLACED, CANCELLED, CANCELLED");
  }

  @Test
  void aBatchThatWasOvertakenWaitsAgainWhenTheOtherIsCancelled() {
    BatchRow first = drop("0007_Ada.jpg", "old");
    closeTheBatch();
    BatchRow second = drop("0007_Eva.jpg", "new");
    assertThat(rows()).isEqualTo("SUPERSEDED, OPEN");
    done(control.cancel(second.batch()));
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(rows()).isEqualTo("OPEN, CANCELLED");
    placeEverywhere();
    assertThat(rows()).isEqualTo("PLACED, CANCELLED");
    assertThat(first.batch()).isNotEqualTo(second.batch());
  }

  @Test
  void batchesOnTopOfEachOtherMayBeCancelledInAnyOrder() {
    BatchRow first = drop("0007_Ada.jpg", "a");
    drop("0008.jpg", "waits");
    closeTheBatch();
    BatchRow second = drop("0007_Eva.jpg", "b");
    drop("0009.jpg", "waits too");
    closeTheBatch();
    BatchRow third = drop("0007_Mia.jpg", "c");
    done(control.cancel(first.batch()));
    done(control.cancel(second.batch()));
    assertThat(rows()).isEqualTo("SUPERSEDED, CANCELLED, SUPERSEDED, CANCELLED, OPEN");
    assertThat(people()).isEqualTo("0007 Mia");
    done(control.cancel(third.batch()));
    assertThat(people()).isEqualTo("none");
    assertThat(claim()).isEmpty();
  }

  @Test
  void aPausedBatchMayBeCancelled() {
    BatchRow row = drop("0007.jpg", "photo");
    done(control.pause(row.batch()));
    done(control.cancel(row.batch()));
    assertThat(people()).isEqualTo("none");
    assertThat(batch("paused")).isEqualTo("0");
  }

  @Test
  void aCancellationThatWasCutShortIsCarriedThroughAfterwards() {
    for (int n = 0; n < 230; n++) {
      drop("%04d.jpg".formatted(n), "photo " + n);
    }
    write("UPDATE batch SET paused = 1, control = 'CANCEL', cancelled_at = 1");
    assertThat(control.goOn()).isEqualTo(1);
    assertThat(people()).isEqualTo("none");
    assertThat(stored.text("SELECT count(*) FROM batch_row WHERE state = 'CANCELLED'"))
        .isEqualTo("230");
    assertThat(control.goOn()).isZero();
  }

  @Test
  void whatABoxHasRefusedIsAskedAgain() {
    BatchRow row = drop("0007.jpg", "photo");
    refuse(claimOne());
    place(claimOther("0007"));
    closeTheBatch();
    write("UPDATE batch_row SET handed = 1");
    done(control.retry(row.batch()));
    assertThat(rows()).isEqualTo("OPEN");
    assertThat(stored.text("SELECT handed FROM batch_row")).isEqualTo("0");
    place(claimOne());
    assertThat(rows()).isEqualTo("PLACED");
    assertThat(claimOther()).isEmpty();
  }

  @Test
  void whatWasNotAnsweredIsTriedAtOnce() {
    BatchRow row = drop("0007.jpg", "photo");
    for (int n = 0; n < 5; n++) {
      lose(claimOne());
      clock.pass(Duration.ofMinutes(10));
    }
    lose(claimOne());
    assertThat(claim()).isEmpty();
    done(control.retry(row.batch()));
    assertThat(claim()).hasSize(1);
  }

  @Test
  void whatWeRefusedOurselvesIsNotRetried() {
    BatchRow row =
        enrolment
            .record(
                new FileNaming()
                    .identify(arrival("0007.jpg", "photo"))
                    .refused(Reason.NO_FACE, "none"))
            .row();
    closeTheBatch();
    senseless(control.retry(row.batch()));
    assertThat(rows()).isEqualTo("REFUSED");
  }

  @Test
  void aNewerPhotoIsNotReplacedByARetryOfAnOlder() {
    BatchRow old = drop("0007.jpg", "old");
    refuse(claimOne());
    refuse(claimOther("0007"));
    closeTheBatch();
    drop("0007.jpg", "new");
    placeEverywhere();
    senseless(control.retry(old.batch()));
    assertThat(rows()).isEqualTo("REFUSED, PLACED");
  }

  private BatchRow held() {
    Caution caution =
        new Caution(new Refusal(Reason.SAME_FACE_TWO_IDS, "the other person: 0001"), true);
    return enrolment.record(named("0007_Ada.jpg", "photo").cautioned(caution)).row();
  }

  @Test
  void aHeldRowGoesOnWhenSomebodyAcceptsIt() {
    BatchRow row = held();
    assertThat(rows()).isEqualTo("HELD");
    assertThat(people()).isEqualTo("none");
    done(control.accept(row.batch(), row.id()));
    done(control.accept(row.batch(), row.id()));
    senseless(control.refuse(row.batch(), row.id()));
    placeEverywhere();
    assertThat(rows()).isEqualTo("PLACED");
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(stored.text("SELECT warning FROM batch_row")).startsWith("SAME_FACE_TWO_IDS: ");
  }

  @Test
  void aHeldRowThatIsRefusedSaysWhyAndLeavesNoPicture() {
    BatchRow row = held();
    done(control.refuse(row.batch(), row.id()));
    done(control.refuse(row.batch(), row.id()));
    senseless(control.accept(row.batch(), row.id()));
    assertThat(rows()).isEqualTo("REFUSED");
    assertThat(stored.text("SELECT reason || ', ' || detail FROM batch_row"))
        .isEqualTo("SAME_FACE_TWO_IDS, the other person: 0001");
    assertThat(people()).isEqualTo("none");
    assertThat(stored.text("SELECT count(*) FROM photo")).isEqualTo("0");
  }

  @Test
  void aHeldRowOfACancelledBatchIsCancelled() {
    BatchRow row = held();
    done(control.cancel(row.batch()));
    assertThat(rows()).isEqualTo("CANCELLED");
    senseless(control.accept(row.batch(), row.id()));
  }

  private String leave(String... ids) {
    return new Removals(stored.store(), admission(BOX, OTHER), 2, clock).ask(List.of(ids));
  }

  private void letGo(Placing removal) {
    assertThat(removal.isRemoval()).isTrue();
    placements.settle(removal, new Outcome.Answered<>("asked: not there"));
  }

  @Test
  void somebodyLeavesEveryBoxAndThenTheRoster() {
    drop("0007_Ada.jpg", "photo");
    placeEverywhere();
    String batch = leave("0007", "4711");
    assertThat(stored.text("SELECT state FROM batch_row WHERE batch = ? ORDER BY id", batch))
        .isEqualTo("OPEN, REFUSED");
    letGo(claimOne());
    assertThat(people()).isEqualTo("0007 Ada");
    letGo(claimOther("0007"));
    assertThat(people()).isEqualTo("none");
    assertThat(stored.text("SELECT state FROM batch_row WHERE batch = ? ORDER BY id", batch))
        .isEqualTo("REMOVED, REFUSED");
    assertThat(stored.text("SELECT directory FROM removal_place ORDER BY directory"))
        .isEqualTo("box-1, box-2");
    assertThat(stored.text("SELECT photos FROM removal WHERE finished_at IS NOT NULL"))
        .isEqualTo("1");
  }

  @Test
  void manyPeopleLeaveOnlyAfterAConfirmation() {
    for (int n = 1; n <= 3; n++) {
      drop("000" + n + ".jpg", "photo " + n);
    }
    placeEverywhere();
    String batch = leave("0001", "0002", "0003", "0003");
    assertThat(claim()).isEmpty();
    assertThat(stored.text("SELECT pause_reason FROM batch WHERE id = ?", batch))
        .isEqualTo("REMOVAL");
    done(control.resume(batch));
    assertThat(claim()).hasSize(3).allMatch(Placing::isRemoval);
  }

  @Test
  void whoStaysAfterACancelledRemovalReturnsToTheBoxesThatHadLetGo() {
    drop("0007_Ada.jpg", "photo");
    placeEverywhere();
    String batch = leave("0007");
    letGo(claimOne());
    done(control.cancel(batch));
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(stored.text("SELECT leaving_at FROM person")).isEqualTo("null");
    assertThat(placement("0007")).isEqualTo("PENDING, PLACED");
    assertThat(claimOther()).isEmpty();
    place(claimOne());
    assertThat(placement("0007")).isEqualTo("PLACED, PLACED");
    assertThat(stored.text("SELECT count(*) FROM removal")).isEqualTo("0");
  }

  @Test
  void aRemovalUnderWayWhenItIsCancelledIsMadeGoodAfterwards() {
    drop("0007_Ada.jpg", "photo");
    placeEverywhere();
    String batch = leave("0007");
    Placing underWay = claimOne();
    done(control.cancel(batch));
    letGo(underWay);
    assertThat(people()).isEqualTo("0007 Ada");
    assertThat(placement("0007")).isEqualTo("PENDING, PLACED");
    Placing back = claimOne();
    assertThat(back.isRemoval()).isFalse();
    assertThat(back.placedVersion()).isNull();
  }

  @Test
  void ofTwoBatchesThatAskForTheSamePersonToLeaveOneMayBeCancelled() {
    drop("0007_Ada.jpg", "photo");
    placeEverywhere();
    String first = leave("0007");
    clock.pass(Duration.ofSeconds(2));
    String second = leave("0007");
    done(control.cancel(second));
    letGo(claimOne());
    letGo(claimOther("0007"));
    assertThat(people()).isEqualTo("none");
    assertThat(stored.text("SELECT state FROM batch_row WHERE batch = ?", first))
        .isEqualTo("REMOVED");
    assertThat(stored.text("SELECT state FROM batch_row WHERE batch = ?", second))
        .isEqualTo("CANCELLED");
  }

  private void write(String sql) {
    stored.store().write(db -> db.sql(sql).update());
  }
}
