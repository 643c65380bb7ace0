package dev.muster.facebox.arcface;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Makes request ids: yyyyMMddHHmmss and 32 hexadecimal digits. */
final class RequestIds {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RequestIds(Clock clock) {
    this.clock = clock;
  }

  String next() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return TIME.format(LocalDateTime.now(clock)) + HexFormat.of().formatHex(bytes);
  }
}
