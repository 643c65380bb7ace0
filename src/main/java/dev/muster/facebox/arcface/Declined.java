package dev.muster.facebox.arcface;

import java.util.Map;

/** The service declines a request; it becomes the error envelope and is no failure of the box. */
final class Declined extends RuntimeException {

  private final Fault fault;
  private final transient Map<String, GoValue> evidence;

  Declined(Fault fault, String message) {
    this(fault, message, Map.of());
  }

  /**
   * @param evidence further fields of the answer's {@code data}
   */
  Declined(Fault fault, String message, Map<String, GoValue> evidence) {
    super(message, null, false, false);
    this.fault = fault;
    this.evidence = Map.copyOf(evidence);
  }

  Fault fault() {
    return fault;
  }

  Map<String, GoValue> evidence() {
    return evidence;
  }
}
