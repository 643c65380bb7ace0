package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FirstConnectionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<String> troubles = new ArrayDeque<>();
  private int tries;

  @Test
  void aDatabaseThatIsStillAwayOrRecoveringIsWaitedFor() {
    troubles.addAll(List.of("08001", "57P03"));
    FirstConnection.await(this::open, PATIENCE);
    assertThat(tries).isEqualTo(3);
  }

  @Test
  void aWrongPasswordIsNotWaitedFor() {
    troubles.addAll(List.of("28P01", "28P01"));
    FirstConnection.await(this::open, PATIENCE);
    assertThat(tries).isEqualTo(1);
  }

  @Test
  void theWaitHasAnEnd() {
    troubles.addAll(List.of("08001", "08001", "08001", "08001", "08001", "08001"));
    FirstConnection.await(this::open, Duration.ofMillis(600));
    assertThat(tries).isBetween(2, 4);
  }

  private Connection open() throws SQLException {
    tries++;
    String trouble = troubles.poll();
    if (trouble != null) {
      throw new SQLException("on purpose", trouble);
    }
    return DriverManager.getConnection("jdbc:sqlite::memory:");
  }
}
