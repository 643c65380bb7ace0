package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.box.Box;
import dev.muster.box.BoxEvents;
import dev.muster.box.Boxes;
import dev.muster.box.PhotoLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may push, and how much is read. */
class IntakeTest {

  private final Intake intake =
      new Intake(
          new Boxes(
              List.of(
                  new Box(
                      "box-1",
                      URI.create("http://127.0.0.1:1"),
                      "v1",
                      List.of(),
                      4,
                      Duration.ofSeconds(1),
                      "percent"))),
          10);

  @Test
  void aPushIsReadWhole() {
    assertThat(intake.open("box-1", null, 10L, bytes(10)).body()).hasSize(10);
    assertThat(intake.open("box-1", null, null, bytes(10)).isRefused()).isFalse();
    assertThat(intake.open("box-1", null, null, null).body()).isEmpty();
  }

  @Test
  void anUnknownBoxIsRefusedUnread() {
    assertThat(kind(intake.open("box-2", null, 10L, broken()))).isEqualTo(Push.Kind.UNKNOWN_BOX);
  }

  @Test
  void aBoxWithAKeyIsOnlyHeardWithIt() {
    Box box =
        new Box(
            "gate",
            URI.create("http://127.0.0.1:1"),
            "v1",
            List.of(),
            4,
            Duration.ofSeconds(1),
            "percent",
            0,
            Box.HalfPerson.REMOVE,
            PhotoLimits.STANDARD,
            new BoxEvents(
                "0123456789abcdef", null, ZoneOffset.UTC, Duration.ofMinutes(2), "false"));
    Intake guarded = new Intake(new Boxes(List.of(box)), 10);
    assertThat(kind(guarded.open("gate", null, 10L, broken()))).isEqualTo(Push.Kind.WRONG_KEY);
    assertThat(kind(guarded.open("gate", "0123456789abcdeX", 10L, broken())))
        .isEqualTo(Push.Kind.WRONG_KEY);
    assertThat(guarded.open("gate", "0123456789abcdef", 10L, bytes(10)).isRefused()).isFalse();
  }

  @Test
  void moreThanTheLimitIsRefusedAnnouncedOrNot() {
    Push announced = intake.open("box-1", null, 11L, broken());
    assertThat(kind(announced)).isEqualTo(Push.Kind.TOO_LARGE);
    assertThat(announced.size()).isEqualTo(11);
    assertThat(kind(intake.open("box-1", null, null, bytes(11)))).isEqualTo(Push.Kind.TOO_LARGE);
    assertThat(kind(intake.open("box-1", null, 3L, bytes(5_000)))).isEqualTo(Push.Kind.TOO_LARGE);
  }

  @Test
  void aBodyThatBreaksOffIsNotAcknowledged() {
    assertThat(kind(intake.open("box-1", null, null, broken()))).isEqualTo(Push.Kind.INCOMPLETE);
    assertThat(Push.Kind.INCOMPLETE.status()).isEqualTo(400);
  }

  @Test
  void aBodyShorterThanAnnouncedIsNotAcknowledged() {
    assertThat(kind(intake.open("box-1", null, 10L, bytes(9)))).isEqualTo(Push.Kind.INCOMPLETE);
  }

  private static Push.Kind kind(Push push) {
    assertThat(push.trouble()).isNotNull();
    return push.trouble().kind();
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("connection reset");
      }
    };
  }
}
