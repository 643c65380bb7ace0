package dev.muster.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.ledger.Ruling;
import dev.muster.face.BuiltinEngine;
import dev.muster.roster.Digest;
import dev.muster.roster.Person;
import dev.muster.roster.Validity;
import dev.muster.store.Database;
import dev.muster.sync.apply.Hands;
import dev.muster.sync.apply.Hints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody new whose face another one has is a question for a person, and no change by itself; the
 * answer is what the next plan goes by, whatever the database.
 */
abstract class FaceQuestionContract extends CarriedOutPlans {

  private static final Sync HR = Site.toRoster("mode", "apply", "guard.removals", "1000");

  FaceQuestionContract(Database database) {
    super(database);
  }

  /** 0007 is on the roster, and the source lists a1, whose photo shows the same face. */
  private SyncRun aFaceUnderTwoNumbers(String policy) {
    begin(HR, policy);
    Person seven = site.onRoster("0007", "王伟");
    site.source.add(line("a1", "李娜", "a1.jpg", Validity.ALWAYS, "main"));
    String photo = Digest.of(Hands.photo("a1.jpg"));
    stored
        .store()
        .write(
            db ->
                db.sql(
                        "INSERT INTO face_match (photo, other, engine, similarity, found_at) VALUES (?, ?, ?, 0.83, 0)")
                    .params(photo, seven.photo(), new BuiltinEngine().info().id())
                    .update());
    return sync(HR);
  }

  private Hints.Hint question() {
    assertThat(hands.questions()).hasSize(1);
    return hands.questions().get(0);
  }

  private void answer(boolean same) {
    assertThat(hands.answer(question().id(), same).kind()).isEqualTo(Ruling.Kind.DONE);
    assertThat(hands.questions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"warn", "hold", "refuse"})
  void itIsAskedOnceAndWhoeverHasTheFaceStaysAsTheyAre(String policy) {
    aFaceUnderTwoNumbers(policy);
    String seven = stored.text("SELECT version FROM person WHERE identity_id = '0007'");
    sync(HR);
    Hints.Hint hint = question();
    assertThat(hint.why() + " " + hint.key() + " " + hint.identityId() + " " + hint.detail())
        .isEqualTo("FACE a1 0007 0.83");
    assertThat(people())
        .isEqualTo(policy.equals("warn") ? "0007 王伟 main, a1 李娜 main" : "0007 王伟 main");
    assertThat(stored.text("SELECT version FROM person WHERE identity_id = '0007'"))
        .isEqualTo(seven);
    assertThat(stored.text("SELECT count(*) FROM sync_link WHERE identity_id = '0007'"))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold", "refuse"})
  void onePersonIsFromThenOnMeantByBothNumbers(String policy) {
    aFaceUnderTwoNumbers(policy);
    answer(true);
    SyncRun next = site.plan(HR);
    assertThat(site.changes(next)).containsExactly("UPDATE a1 roster NAME");
    carryOut(next);
    assertThat(people()).isEqualTo("0007 李娜 main");
    assertThat(site.changes(site.plan(HR))).isEmpty();
    assertThat(hands.questions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"warn", "hold", "refuse"})
  void twoPeopleAreBothOnTheRosterAndNobodyIsAskedAgain(String policy) {
    aFaceUnderTwoNumbers(policy);
    answer(false);
    sync(HR);
    assertThat(people()).isEqualTo("0007 王伟 main, a1 李娜 main");
    assertThat(site.changes(site.plan(HR))).isEmpty();
    assertThat(hands.questions()).isEmpty();
  }

  @Test
  void whoeverCameUnderTheOtherNumberLeavesByAPlanOnceBothAreSaidToBeOne() {
    aFaceUnderTwoNumbers("warn");
    assertThat(people()).isEqualTo("0007 王伟 main, a1 李娜 main");
    answer(true);

    SyncRun next = site.plan(HR);
    assertThat(site.changes(next))
        .containsExactly("UPDATE a1 roster NAME", "REMOVE a1 = 0007 roster");
    assertThat(next.state()).as("a first removal waits for a person").isEqualTo(RunState.TRIPPED);
    carryOut(next);

    assertThat(people()).isEqualTo("0007 李娜 main");
    assertThat(site.changes(site.plan(HR))).isEmpty();
  }

  @Test
  void anAnswerThatIsChangedInTimeRemovesNobody() {
    aFaceUnderTwoNumbers("warn");
    long question = question().id();
    answer(true);
    assertThat(hands.answer(question, false).kind()).isEqualTo(Ruling.Kind.DONE);

    assertThat(site.changes(site.plan(HR))).containsExactly("LINK a1 roster");
    assertThat(people()).isEqualTo("0007 王伟 main, a1 李娜 main");
  }
}
