package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of events while their receiver is in trouble. */
@ExtendWith({Site.Shared.class, ShowLogs.class})
class ReceiverTroubleIT {

  private static final String SUBSCRIBER = "/api/subscribers/receiver";

  private static final long MORNING = 1_772_352_000_000L;

  @AfterEach
  void theReceiverIsWellAgain(Site site) {
    site.receiver().answerWith(200);
  }

  @Test
  void anEventIsRepeatedUnchangedUntilItIsAccepted(Site site) {
    site.receiver().answerWith(500);
    push(site, "R500", MORNING);
    Patience.until("two refused attempts").until(() -> site.receiver().of("R500").size() >= 2);
    site.receiver().answerWith(200);
    awaitAccepted(site, "R500", 1);

    List<Receiver.Received> attempts = site.receiver().of("R500");
    assertThat(attempts).allMatch(Receiver.Received::verified);
    assertThat(attempts.stream().map(Receiver.Received::id).distinct()).hasSize(1);
    assertThat(attempts.stream().map(Receiver.Received::event).distinct()).hasSize(1);
  }

  @Test
  void aReceiverThatAsksForPatienceGetsItAndTheOrderStays(Site site) {
    site.receiver().answerWith(429);
    push(site, "R429", MORNING);
    push(site, "R429", MORNING + 1000);
    Patience.until("a refused attempt").until(() -> !site.receiver().of("R429").isEmpty());
    site.receiver().answerWith(200);
    awaitAccepted(site, "R429", 2);

    assertThat(accepted(site, "R429").stream().map(PushingBox.Pushed::of))
        .containsExactly(
            new PushingBox.Pushed("R429", MORNING), new PushingBox.Pushed("R429", MORNING + 1000));
  }

  @Test
  void aReceiverThatIsGoneIsAskedNoMoreUntilSomebodySwitchesItOn(Site site) {
    Console console = new Console(site.bridge());
    site.receiver().answerWith(410);
    push(site, "R410", MORNING);
    Patience.until("the attempt").until(() -> site.receiver().of("R410").size() == 1);
    Patience.until("it is off").until(() -> console.read(SUBSCRIBER).path("off_since").isTextual());
    site.receiver().answerWith(200);
    push(site, "R410", MORNING + 1000);
    assertThat(site.receiver().of("R410")).hasSize(1);
    assertThat(console.post(SUBSCRIBER + "/on").status()).isEqualTo(200);
    awaitAccepted(site, "R410", 2);

    assertThat(site.receiver().of("R410").stream().map(PushingBox.Pushed::of))
        .containsExactly(
            new PushingBox.Pushed("R410", MORNING),
            new PushingBox.Pushed("R410", MORNING),
            new PushingBox.Pushed("R410", MORNING + 1000));
  }

  @Test
  void eventsWaitForAReceiverThatIsDown(Site site) {
    site.receiver().goDown();
    try {
      push(site, "RDOWN", MORNING);
      push(site, "RDOWN", MORNING + 1000);
    } finally {
      site.receiver().comeUp();
    }
    awaitAccepted(site, "RDOWN", 2);
    assertThat(accepted(site, "RDOWN").stream().map(one -> PushingBox.Pushed.of(one).at()))
        .containsExactly(MORNING, MORNING + 1000);
  }

  private static void push(Site site, String person, long at) {
    PushingBox box = new PushingBox(site.bridge().url() + "/events/gate", "");
    assertThat(box.push(new PushingBox.Pushed(person, at))).as("acknowledged").isTrue();
  }

  private static List<Receiver.Received> accepted(Site site, String person) {
    return site.receiver().of(person).stream().filter(one -> one.answered() == 200).toList();
  }

  private static void awaitAccepted(Site site, String person, int events) {
    Patience.until(events + " accepted").until(() -> accepted(site, person).size() == events);
  }
}
