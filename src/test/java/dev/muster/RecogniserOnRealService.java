package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.call.Outcome;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.directory.ListedPerson;
import dev.muster.recogniser.Skill;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The contract on a service itself, when the environment names it; skipped otherwise. Who is in the
 * pictures does not exist: a service may see no face in them. Person {@link #KNOWN} is placed and
 * removed; nobody else is touched.
 */
abstract class RecogniserOnRealService extends RecogniserContract {

  private final PlacingSite boxes = new PlacingSite();

  /** How the bridge is told of the service. */
  abstract List<String> settings();

  @Override
  RunningBridge open() {
    return RunningBridge.on(boxes.url(), settings().toArray(String[]::new));
  }

  @Override
  void shut() {
    boxes.close();
  }

  @Override
  String name() {
    return "real-1";
  }

  @Override
  void empty() {
    boxes.empty();
  }

  @Test
  void whoIsPlacedIsListedAndGoesAgain() {
    assumeTrue(recogniser().skills().contains(Skill.IDENTIFY), "nobody is placed there");
    known(Skill.IDENTIFY);
    assertThat(listed()).extracting(ListedPerson::id).contains(KNOWN);
    bridge.leave(KNOWN);
    await().atMost(60, TimeUnit.SECONDS).until(() -> state().isEmpty());
    assertThat(listed()).extracting(ListedPerson::id).doesNotContain(KNOWN);
  }

  private List<ListedPerson> listed() {
    List<ListedPerson> all = new ArrayList<>();
    String cursor = "";
    do {
      Outcome<ListPage> outcome = bridge.run(new ListPeople(name(), cursor, 100));
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      ListPage page = ((Outcome.Answered<ListPage>) outcome).value();
      all.addAll(page.people());
      cursor = page.next();
    } while (!cursor.isEmpty());
    return all;
  }

  @Override
  void loseTheNextAnswer(Skill skill) {
    abort("only a twin misbehaves when it is told to");
  }

  @Override
  void errInsideTheNextAnswer(Skill skill) {
    abort("only a twin misbehaves when it is told to");
  }

  @Override
  void whileAway(Runnable meanwhile) {
    abort("only a twin goes away when it is told to");
  }

  /** Unknown; what must not be sent is looked at on the twin. */
  @Override
  long calls(Skill skill) {
    return 0;
  }

  static String given(String name, String usual) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? usual : value;
  }
}
