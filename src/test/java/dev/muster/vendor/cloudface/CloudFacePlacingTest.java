package dev.muster.vendor.cloudface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Answer;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.enrol.ledger.Goal;
import dev.muster.enrol.ledger.Placing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFacePlacingTest {

  @TempDir Path folder;
  private CloudFaceKit kit;
  private Placing placing;

  @BeforeEach
  void open() {
    kit = new CloudFaceKit(folder);
    placing = kit.placing("A-7", Goal.PLACE, true);
  }

  @Test
  void whoIsNotListedIsRegisteredWithTheRemarkAndThePictureAsAForm() throws Exception {
    CloudFaceEntry entry = kit.listed(kit.entries.begin(placing), CloudFaceKit.list());
    assertThat(entry.isFaceAbsent()).isTrue();
    var call = kit.people.register(entry).call();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.url())
        .isEqualTo(
            "http://127.0.0.1:5055/registration_face?remark=fa1%3AA-7%3A" + placing.version());
    String boundary = call.headers().get("Content-Type").replaceAll(".*boundary=", "");
    assertThat(new String(call.body(), StandardCharsets.ISO_8859_1))
        .isEqualTo(
            "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"photo.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\nphoto\r\n--"
                + boundary
                + "--\r\n");
  }

  @Test
  void aRegistrationCountsOnlyWhenAListShowsIt() throws Exception {
    CloudFaceEntry taken = registered();
    assertThat(taken.isListNeeded()).isTrue();
    CloudFaceEntry shown = kit.listed(taken, CloudFaceKit.list(CloudFaceKit.face(1001, placing)));
    assertThat(kit.entries.finish(shown).outcome())
        .isEqualTo(new Outcome.Answered<>(placing.version()));
  }

  @Test
  void aRegistrationThatNoListShowsIsUnknown() throws Exception {
    CloudFaceEntry hidden = kit.listed(registered(), CloudFaceKit.list());
    assertThat(kit.entries.finish(hidden).outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void earlierFacesAreKeptUntilTheNewOneIsListed() throws Exception {
    String earlier = CloudFaceKit.row(1000, "fa1:A-7:" + "0".repeat(32));
    CloudFaceEntry begun =
        kit.listed(
            kit.entries.begin(kit.placing("A-7", Goal.PLACE, false)), CloudFaceKit.list(earlier));
    assertThat(begun.isFaceToDelete()).as("before the new one stands there").isFalse();
    CloudFaceEntry shown =
        kit.listed(
            CloudFaceKit.answered(kit.people.register(begun), CloudFaceKit.DONE),
            CloudFaceKit.list(earlier, CloudFaceKit.face(1001, placing)));
    assertThat(kit.people.delete(shown).call().url())
        .isEqualTo("http://127.0.0.1:5055/delete_registration_face?face_id=1000");
    CloudFaceEntry deleted = CloudFaceKit.answered(kit.people.delete(shown), CloudFaceKit.DONE);
    assertThat(deleted.isListNeeded()).as("a deletion is read back").isTrue();
    assertThat(kit.entries.finish(kit.listed(deleted, list(earlier))).outcome())
        .as("the service has ignored it")
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  private String list(String earlier) {
    return CloudFaceKit.list(earlier, CloudFaceKit.face(1001, placing));
  }

  @Test
  void whomTheServiceMayKnowIsLookedForOnAListOfThisMoment() throws Exception {
    kit.listed(kit.entries.begin(placing), CloudFaceKit.list());
    CloudFaceEntry again = kit.entries.begin(kit.placing("A-7", Goal.PLACE, false));
    assertThat(kit.lists.join(again).isLeading()).isTrue();
  }

  @Test
  void somebodyNewIsNotAskedForAgain() throws Exception {
    kit.listed(kit.entries.begin(placing), CloudFaceKit.list());
    CloudFaceEntry other = kit.listed(kit.entries.begin(kit.placing("8", Goal.PLACE, true)));
    assertThat(other.isLeading()).isFalse();
    assertThat(other.isListNeeded()).isFalse();
    assertThat(kit.counted).as("one list for both").hasSize(1);
  }

  @Test
  void somebodyNewWhoStandsThereNeverthelessIsDoubted() throws Exception {
    CloudFaceEntry there =
        kit.listed(kit.entries.begin(placing), CloudFaceKit.list(CloudFaceKit.face(1001, placing)));
    assertThat(kit.entries.doubt(there).isListNeeded()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "999, OutcomeUnknown",
    "1000, NotReached",
    "1001, Refused",
    "1002, NotReached",
    "1003, NotReached",
    "1004, Refused",
    "1005, Refused",
    "4711, Refused"
  })
  void everyCodeHasItsEnd(int code, String end) throws Exception {
    CloudFaceEntry entry = kit.listed(kit.entries.begin(placing), CloudFaceKit.list());
    Outcome<String> outcome =
        CloudFaceKit.answered(kit.people.register(entry), CloudFaceKit.error(code)).outcome();
    assertThat(outcome.getClass().getSimpleName()).isEqualTo(end);
  }

  @Test
  void aRefusedPictureInWhichWeSeeNoFaceEitherHasNoFace() throws Exception {
    CloudFaceEntry entry = kit.listed(kit.entries.begin(placing), CloudFaceKit.list());
    assertThat(reason(entry)).isEqualTo(Reason.DIRECTORY_REFUSED);
    kit.eyes.face = false;
    assertThat(reason(entry)).isEqualTo(Reason.NO_FACE);
  }

  @Test
  void aGateThatTakesNoSuchPictureRefusesIt() throws Exception {
    CloudFaceEntry entry = kit.listed(kit.entries.begin(placing), CloudFaceKit.list());
    byte[] page = "<html>Request Entity Too Large</html>".getBytes(StandardCharsets.UTF_8);
    assertThat(kit.people.register(entry).answered(new Answer.Arrived(413, page, "")).outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.TOO_MANY_BYTES));
  }

  @Test
  void aDeletionThatIsRefusedIsNoRefusalOfThePerson() throws Exception {
    Placing leaving = kit.placing("A-7", Goal.REMOVE, false);
    CloudFaceEntry there =
        kit.listed(kit.entries.begin(leaving), CloudFaceKit.list(CloudFaceKit.face(1001, leaving)));
    assertThat(CloudFaceKit.answered(kit.people.delete(there), CloudFaceKit.error(1004)).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 1001})
  void aFaceThatIsGoneAlreadyIsProvedByAList(int code) throws Exception {
    Placing leaving = kit.placing("A-7", Goal.REMOVE, false);
    CloudFaceEntry there =
        kit.listed(kit.entries.begin(leaving), CloudFaceKit.list(CloudFaceKit.face(1001, leaving)));
    CloudFaceEntry gone = CloudFaceKit.answered(kit.people.delete(there), CloudFaceKit.error(code));
    assertThat(gone.isOver()).isFalse();
    CloudFaceEntry listed = kit.listed(gone, CloudFaceKit.list());
    assertThat(kit.entries.left(listed).outcome()).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void aReadThatFailsWithoutACauseIsRepeatedOnce() throws Exception {
    CloudFaceEntry once =
        kit.listed(kit.entries.begin(placing), CloudFaceKit.error(999), CloudFaceKit.list());
    assertThat(once.isOver()).isFalse();
    CloudFaceEntry twice =
        kit.listed(
            kit.entries.begin(kit.placing("8", Goal.PLACE, false)),
            CloudFaceKit.error(999),
            CloudFaceKit.error(999));
    assertThat(twice.outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  private CloudFaceEntry registered() throws InterruptedException {
    CloudFaceEntry entry = kit.listed(kit.entries.begin(placing), CloudFaceKit.list());
    return CloudFaceKit.answered(kit.people.register(entry), CloudFaceKit.DONE);
  }

  private Reason reason(CloudFaceEntry entry) {
    Outcome<String> outcome =
        CloudFaceKit.answered(kit.people.register(entry), CloudFaceKit.error(1004)).outcome();
    return ((Outcome.Refused<String>) outcome).refusal().reason();
  }
}
