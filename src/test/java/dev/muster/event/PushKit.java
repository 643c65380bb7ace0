package dev.muster.event;

import java.nio.charset.StandardCharsets;

/** Pushes for the tests of those who read them. */
public final class PushKit {

  private PushKit() {}

  public static Push push(String box, String body) {
    return Push.of(box, Via.PUSH, body.getBytes(StandardCharsets.UTF_8));
  }
}
