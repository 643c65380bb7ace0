package dev.muster.event;

/**
 * The answer to a push. A box only looks at the status; the body follows the vendor's platform.
 * Source: contracts/sophon.md §6.2, §13.11.
 *
 * @param status 200 only after everything is stored and synced
 */
public record Receipt(int status, String json) {

  static Receipt stored(int fresh, int repeated) {
    return new Receipt(
        200,
        "{\"message\":\"SUCCESS\",\"status\":0,\"stored\":"
            + fresh
            + ",\"repeated\":"
            + repeated
            + "}");
  }

  static Receipt trouble(Push.Trouble trouble) {
    return new Receipt(
        trouble.kind().status(),
        "{\"message\":\"%s\",\"status\":%d}"
            .formatted(
                trouble.kind(), trouble.kind().status() == 200 ? 1 : trouble.kind().status()));
  }
}
