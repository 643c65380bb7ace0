package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.errand.Errand;
import dev.muster.errand.ErrandStart;
import dev.muster.errand.Errands;
import dev.muster.errand.Wish;
import dev.muster.kiosk.Kiosk;
import dev.muster.kiosk.KioskKit;
import dev.muster.kiosk.Verdict;
import dev.muster.kiosk.Verdict.Kind;
import dev.muster.recogniser.Liveness;
import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real routes of a kiosk and of errands, with a vendor whose route stops early. */
class KioskRouteTest {

  private static final Path ROUTES = Path.of("routes");
  private static final Kiosk DESK = KioskKit.kiosk();
  private static final Kiosk DOUBTING = KioskKit.kiosk("name", "door", "liveness", "true");

  @TempDir private Path folder;
  private final Map<String, Outcome<?>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private TestStore stored;
  private RunningRoutes running;
  private KioskKit kit;

  /** An errand that is over the moment it begins. */
  public record Answered(Wish<Object> wish, @Nullable Outcome<Object> outcome)
      implements Errand<Object> {
    @Override
    public String family() {
      return "fake";
    }
  }

  private final class Fake implements ErrandStart {
    @Override
    public String family() {
      return "fake";
    }

    @Override
    public Set<String> verbs() {
      return Set.of("identify-face", "check-liveness");
    }

    @Override
    public Collection<String> targets() {
      return Set.of(KioskKit.RECOGNISER);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Errand<?> begin(Wish<?> wish) {
      asked.add(wish.verb());
      return new Answered((Wish<Object>) wish, (Outcome<Object>) answers.get(wish.verb()));
    }
  }

  @BeforeEach
  void start() throws IOException {
    stored = Database.SQLITE.open(folder);
    kit = new KioskKit(stored, folder, new TestClock(), DESK, DOUBTING);
    kit.enrol("7");
    running = new RunningRoutes(Files.createDirectory(folder.resolve("routes")));
    running.context.getRegistry().bind("errands", new Errands(List.of(new Fake())));
    running.context.getRegistry().bind("kioskVisits", kit.visits());
    running.context.getRegistry().bind("kioskEvents", kit.events());
    for (String one : List.of("kiosk/look-from-kiosk", "directory/run-errand")) {
      running.write(
          one.replace('/', '-') + ".camel.yaml",
          Files.readString(ROUTES.resolve(one + ".camel.yaml")));
    }
    running
        .write("identify.camel.yaml", stopping("identify-face-fake"))
        .write("liveness.camel.yaml", stopping("check-liveness-fake"))
        .start();
  }

  @AfterEach
  void stop() {
    running.close();
    stored.close();
  }

  @Test
  void whoIsRecognisedIsAnEventAlthoughTheVendorsRouteStops() {
    answers.put("identify-face", new Outcome.Answered<>(List.of(KioskKit.somebody("7", 91))));

    Verdict verdict = look(DESK, "request-1");

    assertThat(verdict.kind()).isEqualTo(Kind.RECOGNISED);
    assertThat(verdict.event()).isNotNull();
    assertThat(kit.stored()).startsWith("7@");
    assertThat(asked).containsExactly("identify-face");
  }

  @Test
  void aRequestThatIsAnEventAlreadyCostsNoCall() {
    answers.put("identify-face", new Outcome.Answered<>(List.of(KioskKit.somebody("7", 91))));
    Verdict first = look(DESK, "request-1");
    asked.clear();

    assertThat(look(DESK, "request-1").event()).isEqualTo(first.event());
    assertThat(asked).isEmpty();
  }

  @Test
  void aPictureOfSomebodyIsNotAskedWhoItIs() {
    answers.put("check-liveness", new Outcome.Answered<>(new Liveness(0.1, 0.5)));
    assertThat(look(DOUBTING, "request-1").kind()).isEqualTo(Kind.NOT_LIVE);
    assertThat(asked).containsExactly("check-liveness");
    assertThat(kit.stored()).isEqualTo("none");
  }

  @Test
  void whoIsThereIsAskedWhoItIs() {
    answers.put("check-liveness", new Outcome.Answered<>(new Liveness(0.9, 0.5)));
    answers.put("identify-face", new Outcome.Answered<>(List.of(KioskKit.somebody("7", 91))));
    assertThat(look(DOUBTING, "request-1").kind()).isEqualTo(Kind.RECOGNISED);
    assertThat(asked).containsExactly("check-liveness", "identify-face");
  }

  @Test
  void whatIsInTheWayIsSaidAndIsNoEvent() {
    answers.put("identify-face", new Outcome.Refused<>(new Refusal(Reason.NO_FACE, "222202")));
    assertThat(look(DESK, "request-1").kind()).isEqualTo(Kind.NO_FACE);
    answers.put("identify-face", new Outcome.NotReached<>("Connection refused"));
    assertThat(look(DESK, "request-2").kind()).isEqualTo(Kind.NOT_REACHED);
    answers.put("identify-face", new Outcome.OutcomeUnknown<>("read timed out"));
    assertThat(look(DESK, "request-3").kind()).isEqualTo(Kind.NO_ANSWER);
    assertThat(kit.stored()).isEqualTo("none");
  }

  private Verdict look(Kiosk kiosk, String request) {
    return new KioskRuns(running.context.createProducerTemplate())
        .look(KioskKit.look(kiosk, request));
  }

  /** As vendors' routes do when an errand is over. */
  private static String stopping(String id) {
    return """
        - route:
            id: %s
            description: Stops.
            from:
              uri: direct:%s
              steps:
                - to: direct:settle-errand
                - stop: {}
        """
        .formatted(id, id);
  }
}
