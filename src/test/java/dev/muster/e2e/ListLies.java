package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Has the list of people of one directory lie. Source: docs/facebox-faults.md. */
final class ListLies {

  static final List<String> ALL = List.of("list-half", "list-empty", "list-repeat");

  private final Gate gate;
  private final String call;
  private String lie = "";
  private int told;

  /**
   * @param call the method and path that list people
   */
  ListLies(Gate gate, String call) {
    this.gate = gate;
    this.call = call;
  }

  /** From now on every list is this lie. */
  synchronized void tell(String what) {
    stop();
    gate.fault(Map.of("where", call, "what", what));
    lie = what;
  }

  synchronized void stop() {
    for (JsonNode fault : gate.faults()) {
      if (fault.path("where").asText().equals(call)) {
        told += fault.path("hits").asInt();
        gate.withoutFault(fault.path("id").asText());
      }
    }
    lie = "";
  }

  /** Looks while the list tells the truth, for everybody, and lets it lie on. */
  synchronized <T> T truth(Supplier<T> look) {
    String before = lie;
    if (before.isEmpty()) {
      return look.get();
    }
    stop();
    try {
      return look.get();
    } finally {
      tell(before);
    }
  }

  /** How many lists were lies. */
  synchronized int told() {
    return told;
  }
}
