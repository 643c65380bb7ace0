package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.Placing;
import dev.muster.store.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the ledger of placements promises, whatever the database. */
abstract class PlacementsContract extends EnrolledStore {

  PlacementsContract(Database database) {
    super(database);
  }

  @Test
  void aClaimedPlacementIsNotClaimedAgainUntilItsLeaseEnds() {
    setUpStands("staff");
    drop("0007.jpg", "photo");
    assertThat(claimedIds()).containsExactly("0007");
    assertThat(claimedIds()).isEmpty();
    clock.pass(Duration.ofMinutes(5).minusMillis(1));
    assertThat(claimedIds()).isEmpty();
    clock.pass(Duration.ofMillis(1));
    assertThat(claimedIds()).containsExactly("0007");
  }

  @Test
  void whatWasUnderWayAtACrashIsDueAtTheNextStartOfTheSameInstance() {
    setUpStands("staff");
    drop("0007.jpg", "photo");
    claimOne();
    placements = placements("another");
    assertThat(claimedIds()).isEmpty();
    placements = placements("muster");
    assertThat(claimedIds()).containsExactly("0007");
  }

  @Test
  void whatABoxAnsweredWhileTheDatabaseWasAwayIsWrittenDownWhenItIsBack() {
    setUpStands("staff");
    drop("0007.jpg", "photo");
    Placing underWay = claimOne();
    stored.beganWhileAway(() -> place(underWay));
    assertThat(placement("0007")).isEqualTo("PLACED");
    assertThat(rows()).isEqualTo("PLACED");
  }

  @Test
  void aClaimWhoseLeaseHasEndedSettlesNothing() {
    setUpStands("staff");
    drop("0007.jpg", "photo");
    Placing late = claimOne();
    clock.pass(Duration.ofMinutes(5));
    Placing holder = claimOne();
    place(late);
    assertThat(placement("0007")).isEqualTo("PENDING");
    assertThat(rows()).isEqualTo("OPEN");
    place(holder);
    assertThat(placement("0007")).isEqualTo("PLACED");
    assertThat(rows()).isEqualTo("PLACED");
  }

  @Test
  void theFirstPersonOfAGroupGoesAloneUntilTheSetUpStands() {
    drop("0001.jpg", "a");
    drop("0002.jpg", "b");
    drop("0003.jpg", "c");
    Placing opener = claimOne();
    assertThat(claim()).isEmpty();
    setUpStands("staff");
    place(opener);
    assertThat(claim()).hasSize(2);
  }

  @Test
  void peopleOfAnEstablishedGroupDoNotWaitForTheOpenerOfAnother() {
    setUpStands("staff");
    drop("visitors/0001.jpg", "a");
    Placing opener = claimOne();
    drop("0002.jpg", "b");
    drop("visitors/0003.jpg", "c");
    assertThat(claimedIds()).containsExactly("0002");
    setUpStands("visitors");
    place(opener);
    assertThat(claimedIds()).containsExactly("0003");
  }

  @Test
  void anOpenerStaysAloneWhenSomebodyElseIsSettled() {
    setUpStands("staff");
    drop("0001.jpg", "a");
    Placing colleague = claimOne();
    drop("visitors/0002.jpg", "b");
    drop("visitors/0003.jpg", "c");
    claimOne();
    place(colleague);
    assertThat(claim()).isEmpty();
  }

  @Test
  void anOpenerThatNeverComesBackIsReplacedWhenItsLeaseEnds() {
    drop("0001.jpg", "a");
    drop("0002.jpg", "b");
    claimOne();
    clock.pass(Duration.ofMinutes(5));
    assertThat(claim()).hasSize(1);
  }

  @Test
  void anOpenerThatFailsMakesRoomForTheNext() {
    drop("0001.jpg", "a");
    clock.pass(Duration.ofMillis(1));
    drop("0002.jpg", "b");
    Placing opener = claimOne();
    refuse(opener);
    assertThat(claimedIds()).containsExactly("0002");
  }

  @Test
  void aLaneRestsAfterACallThatReachedNobodyAndOpensAgainAfterAnAnswer() {
    setUpStands("staff");
    drop("0001.jpg", "a");
    drop("0002.jpg", "b");
    List<Placing> both = claim();
    miss(both.get(0));
    drop("0003.jpg", "c");
    assertThat(claim()).isEmpty();
    place(both.get(1));
    assertThat(claimedIds()).containsExactly("0003");
    clock.pass(Duration.ofSeconds(1));
    assertThat(claimedIds()).containsExactly("0001");
  }

  @Test
  void afterARestOnePersonTriesTheLaneBeforeAllTheOthersGo() {
    setUpStands("staff");
    for (int n = 1; n <= 5; n++) {
      drop("000" + n + ".jpg", "photo " + n);
    }
    claim().forEach(this::miss);
    clock.pass(Duration.ofSeconds(1));
    Placing first = claimOne();
    assertThat(claim()).isEmpty();
    miss(first);
    clock.pass(Duration.ofSeconds(2));
    Placing second = claimOne();
    assertThat(claim()).isEmpty();
    place(second);
    clock.pass(Duration.ofSeconds(30));
    assertThat(claim()).hasSize(4);
  }

  @Test
  void aRefusalIsFinal() {
    setUpStands("staff");
    drop("0007.jpg", "photo");
    refuse(claimOne());
    clock.pass(Duration.ofDays(365));
    assertThat(claim()).isEmpty();
    assertThat(placement("0007")).isEqualTo("REFUSED");
    assertThat(rows()).isEqualTo("REFUSED");
  }

  @Test
  void anUnknownOutcomeIsTriedAgainByThePlanForEver() {
    setUpStands("staff");
    drop("0007.jpg", "photo");
    long[] seconds = {2, 5, 15, 60, 300, 900, 3600, 3600, 3600};
    for (long pause : seconds) {
      lose(claimOne());
      assertThat(placement("0007")).isEqualTo("FAILED");
      clock.pass(Duration.ofSeconds(pause).minusMillis(1));
      assertThat(claim()).isEmpty();
      clock.pass(Duration.ofMillis(1));
    }
    place(claimOne());
    assertThat(placement("0007")).isEqualTo("PLACED");
  }

  @Test
  void aNewerPhotoThatComesWhileOneIsUnderWayStaysDue() {
    setUpStands("staff");
    drop("0007.jpg", "old");
    Placing old = claimOne();
    clock.pass(Duration.ofSeconds(20));
    BatchRow row = drop("0007.jpg", "new");
    assertThat(claim()).describedAs("the older one is still under way").isEmpty();
    place(old);
    assertThat(rows()).isEqualTo("SUPERSEDED, OPEN");
    Placing newer = claimOne();
    assertThat(newer.version()).isEqualTo(row.version()).isNotEqualTo(old.version());
    assertThat(newer.placedVersion()).isEqualTo(old.version());
    place(newer);
    assertThat(rows()).isEqualTo("SUPERSEDED, PLACED");
  }

  @Test
  void aRefusalOfAnOlderPhotoDoesNotRefuseTheNewer() {
    setUpStands("staff");
    drop("0007.jpg", "old");
    Placing old = claimOne();
    drop("0007.jpg", "new");
    refuse(old);
    place(claimOne());
    assertThat(rows()).isEqualTo("SUPERSEDED, PLACED");
  }

  @Test
  void abandonedWorkIsTriedAgainLater() {
    setUpStands("staff");
    drop("0007.jpg", "photo");
    placements.abandon(claimOne(), "the flow broke");
    assertThat(claim()).isEmpty();
    clock.pass(Duration.ofSeconds(2));
    assertThat(claim()).hasSize(1);
  }

  @Test
  void theLongestWaitingAreClaimedFirstAndNoMoreThanAsked() {
    setUpStands("staff");
    for (int n = 1; n <= 5; n++) {
      drop("000" + n + ".jpg", "photo " + n);
      clock.pass(Duration.ofMillis(1));
    }
    assertThat(placements.claim(BOX, 2))
        .extracting(one -> one.person().id())
        .containsOnly("0001", "0002");
    assertThat(placements.claim(BOX, 9)).hasSize(3);
  }
}
