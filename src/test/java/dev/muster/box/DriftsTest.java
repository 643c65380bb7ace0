package dev.muster.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.box.BoxSetup.Part;
import dev.muster.box.Found.FoundDevice;
import dev.muster.box.Found.Group;
import dev.muster.box.Found.Upload;
import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of a look at a box, and what is forgotten, with the routes replaced. */
class DriftsTest {

  private static final String HERE = "http://muster:8080/events/gate";
  private static final Found RIGHT =
      new Found(
          "v1",
          List.of(new Group("p1", "staff")),
          "faces",
          List.of(new FoundDevice("d1", "front", "192.168.1.63", "photo", "p1", "faces", Map.of())),
          new Upload(List.of(HERE), 1, true),
          List.of());
  private static final Found ELSEWHERE =
      RIGHT.withUpload(new Upload(List.of("http://elsewhere"), 1, true));

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private TestStore stored;
  private BoxSetup setup;
  private Drifts drifts;
  private UnaryOperator<Inspection> look = begun -> begun.with(RIGHT);
  private int looks;

  @AfterEach
  void close() {
    stored.close();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void nothingIsKnownBeforeTheFirstLook(Database database) {
    open(database);
    assertThat(drifts.report("gate")).isEqualTo(new DriftReport("gate", null, "", List.of()));
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void whatIsSeenIsKeptWithTheTimeWhenItWasSeenFirst(Database database) {
    open(database);
    look = begun -> begun.with(ELSEWHERE);
    DriftReport first = drifts.check("gate").orElseThrow();
    assertThat(first.checkedAt()).isEqualTo(clock.instant());
    assertThat(first.drifted()).isEqualTo(1);
    clock.pass(Duration.ofMinutes(15));
    DriftReport second = drifts.check("gate").orElseThrow();
    assertThat(second.checkedAt()).isEqualTo(clock.instant());
    assertThat(second.entries()).isEqualTo(first.entries());
    assertThat(drifts.report("gate")).isEqualTo(second);
    look = begun -> begun.with(RIGHT);
    assertThat(drifts.check("gate").orElseThrow().entries()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void aLookThatFailedLeavesTheLastWholeOneStanding(Database database) {
    open(database);
    look = begun -> begun.with(ELSEWHERE);
    DriftReport whole = drifts.check("gate").orElseThrow();
    clock.pass(Duration.ofMinutes(15));
    look = begun -> begun.failed("the box cannot be reached");
    DriftReport after = drifts.check("gate").orElseThrow();
    assertThat(after)
        .isEqualTo(
            new DriftReport(
                "gate", whole.checkedAt(), "the box cannot be reached", whole.entries()));
    look = begun -> begun.with(RIGHT);
    assertThat(drifts.check("gate").orElseThrow().trouble()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void aFirstLookThatFailedIsNoCheck(Database database) {
    open(database);
    look = begun -> begun.failed("no");
    assertThat(drifts.check("gate").orElseThrow())
        .isEqualTo(new DriftReport("gate", null, "no", List.of()));
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void whatDriftedIsForgottenAndTheRestIsNot(Database database) {
    open(database);
    setup.stands("gate", Part.EVENT_URL, "", HERE);
    setup.stands("gate", Part.PERMISSION, "staff", "p1");
    setup.stands("gate", Part.DEVICE, "staff", "front");
    setup.stands("other", Part.EVENT_URL, "", HERE);
    look = begun -> begun.with(ELSEWHERE);
    drifts.check("gate");
    assertThat(setup.find("gate", Part.EVENT_URL, "")).isEmpty();
    assertThat(setup.find("gate", Part.PERMISSION, "staff")).isPresent();
    assertThat(setup.find("gate", Part.DEVICE, "staff")).isPresent();
    assertThat(setup.find("other", Part.EVENT_URL, "")).isPresent();
    look = begun -> begun.with(RIGHT.withDevices(List.of()));
    drifts.check("gate");
    assertThat(setup.find("gate", Part.DEVICE, "staff")).isEmpty();
    assertThat(new BoxSetup(stored.store(), clock).find("gate", Part.DEVICE, "staff")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void groupsThatWereCreatedAnewAreForgotten(Database database) {
    open(database);
    setup.stands("gate", Part.PERMISSION, "staff", "p0");
    setup.stands("gate", Part.FACE_GROUP, "default_group", "faces of long ago");
    drifts.check("gate");
    assertThat(setup.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void aRefusalIsKeptWhileItStandsInTheWay(Database database) {
    open(database);
    setup.refused("gate", Part.DEVICE, "staff", "too many devices");
    look = begun -> begun.with(RIGHT.withDevices(List.of()));
    drifts.check("gate");
    assertThat(setup.find("gate", Part.DEVICE, "staff")).isPresent();
    look = begun -> begun.with(RIGHT);
    drifts.check("gate");
    assertThat(setup.find("gate", Part.DEVICE, "staff")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void aFailedLookForgetsNothing(Database database) {
    open(database);
    setup.stands("gate", Part.EVENT_URL, "", HERE);
    look = begun -> begun.with(ELSEWHERE).failed("no answer");
    drifts.check("gate");
    assertThat(setup.find("gate", Part.EVENT_URL, "")).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void theTimerLeavesABoxAloneThatIsStillToBeSetUp(Database database) {
    open(database);
    drifts.tick("gate");
    assertThat(looks).isZero();
    setup.stands("gate", Part.PERMISSION, "staff", "p1");
    drifts.tick("gate");
    assertThat(looks).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void oneLookAtABoxAtATime(Database database) {
    open(database);
    look =
        begun -> {
          assertThat(drifts.fix("gate")).isEqualTo(Optional.empty());
          return begun.with(RIGHT);
        };
    assertThat(drifts.check("gate")).isPresent();
    look = begun -> begun.with(RIGHT);
    assertThat(drifts.fix("gate")).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void aLookThatBreaksDoesNotBlockTheNext(Database database) {
    open(database);
    look =
        begun -> {
          throw new IllegalStateException("the route is gone");
        };
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> drifts.check("gate"))
        .hasMessage("the route is gone");
    look = begun -> begun.with(RIGHT);
    assertThat(drifts.check("gate")).isPresent();
  }

  private void open(Database database) {
    stored = database.open(folder);
    setup = new BoxSetup(stored.store(), clock);
    Box box =
        new Box(
            "gate",
            URI.create("http://192.168.1.22:5555"),
            "v1",
            List.of(new Device("front", "192.168.1.63", "staff", "photo")),
            4,
            Duration.ofSeconds(1),
            "percent");
    Inspector inspector =
        new Inspector() {
          @Override
          public Inspection inspect(Inspection begun) {
            looks++;
            return look.apply(begun);
          }

          @Override
          public Inspection repair(Inspection begun) {
            return look.apply(begun);
          }
        };
    drifts =
        new Drifts(
            new Boxes(List.of(box)),
            setup,
            stored.store(),
            new DriftLog(stored.store(), clock),
            () -> "http://muster:8080",
            inspector);
  }
}
