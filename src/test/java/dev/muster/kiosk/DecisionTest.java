package dev.muster.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.kiosk.Verdict.Kind;
import dev.muster.recogniser.Candidate;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final Instant NOW = Instant.parse("2026-01-02T08:00:00Z");

  @Test
  void aConfirmedCandidateOnTheRosterIsRecognised() {
    Verdict verdict = who(anybody(), KioskKit.somebody("7", 91), KioskKit.somebody("8", 85));
    assertThat(verdict.kind()).isEqualTo(Kind.RECOGNISED);
    assertThat(verdict.person()).extracting(Person::id).isEqualTo("7");
    assertThat(verdict.score()).isNotNull();
  }

  @Test
  void nobodyIsNobody() {
    assertThat(who(anybody()).kind()).isEqualTo(Kind.NOBODY);
  }

  @Test
  void aMereSuggestionDecidesNothing() {
    assertThat(who(anybody(), new Candidate("7", "k", "", null, false)).kind())
        .isEqualTo(Kind.UNSURE);
    assertThat(who(anybody(), KioskKit.somebody("7", 79)).kind()).isEqualTo(Kind.UNSURE);
  }

  @Test
  void whomAComparisonOfOurOwnConfirmsNeedsNoScore() {
    assertThat(who(anybody(), new Candidate("7", "k", "", null, true)).kind())
        .isEqualTo(Kind.RECOGNISED);
  }

  @Test
  void twoPeopleWhoAreEquallyCloseAreNobody() {
    assertThat(who(anybody(), KioskKit.somebody("7", 91), KioskKit.somebody("8", 91)).kind())
        .isEqualTo(Kind.UNSURE);
    Candidate one = new Candidate("7", "k", "", null, true);
    Candidate other = new Candidate("8", "l", "", null, true);
    assertThat(who(anybody(), one, other).kind()).isEqualTo(Kind.UNSURE);
  }

  @Test
  void onePersonInTwoGroupsIsOnePerson() {
    Candidate again = new Candidate("7", "k", "visitors", null, true);
    assertThat(who(anybody(), new Candidate("7", "k", "staff", null, true), again).kind())
        .isEqualTo(Kind.RECOGNISED);
  }

  @Test
  void whoLeftTheRosterIsNotGreeted() {
    assertThat(who(id -> Optional.empty(), KioskKit.somebody("7", 91)).kind())
        .isEqualTo(Kind.NOT_ON_ROSTER);
    assertThat(who(id -> Optional.empty(), new Candidate("", "k", "", null, true)).kind())
        .isEqualTo(Kind.NOT_ON_ROSTER);
  }

  @Test
  void whoseTimeIsOverOrHasNotBegunIsNotLetIn() {
    Validity over = new Validity(null, NOW.minusSeconds(1));
    Validity later = new Validity(NOW.plusSeconds(1), null);
    assertThat(who(is(PersonType.VISITOR, over), KioskKit.somebody("7", 91)).kind())
        .isEqualTo(Kind.NOT_VALID);
    assertThat(who(is(PersonType.VISITOR, later), KioskKit.somebody("7", 91)).kind())
        .isEqualTo(Kind.NOT_VALID);
  }

  @Test
  void whoIsOnTheBlacklistIsToldApart() {
    assertThat(who(is(PersonType.BLACKLIST, Validity.ALWAYS), KioskKit.somebody("7", 91)).kind())
        .isEqualTo(Kind.BLACKLISTED);
  }

  @Test
  void anEmptyPlaceIsNoMistakeOfThePicture() {
    assertThat(Decision.refused(new Refusal(Reason.NO_FACE, "")).kind()).isEqualTo(Kind.NO_FACE);
    assertThat(Decision.refused(new Refusal(Reason.NOT_LIVE, "")).kind()).isEqualTo(Kind.NOT_LIVE);
    assertThat(Decision.refused(new Refusal(Reason.BLURRED, "0.9")).reason())
        .isEqualTo(Reason.BLURRED);
  }

  private static Verdict who(Function<String, Optional<Person>> roster, Candidate... candidates) {
    return Decision.who(List.of(candidates), roster, NOW);
  }

  private static Function<String, Optional<Person>> anybody() {
    return is(PersonType.EMPLOYEE, Validity.ALWAYS);
  }

  private static Function<String, Optional<Person>> is(PersonType type, Validity validity) {
    return id -> Optional.of(KioskKit.person(id, type, validity));
  }
}
