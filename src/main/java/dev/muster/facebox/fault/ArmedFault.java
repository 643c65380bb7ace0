package dev.muster.facebox.fault;

/** A fault in force, and what it has seen and done so far. */
final class ArmedFault {

  private final String id;
  private final Fault fault;
  private long seen;
  private long hits;

  ArmedFault(String id, Fault fault) {
    this.id = id;
    this.fault = fault;
  }

  String id() {
    return id;
  }

  Fault fault() {
    return fault;
  }

  /** Calls to its place since it was set. */
  synchronized long seen() {
    return seen;
  }

  /** Calls that it spoilt. */
  synchronized long hits() {
    return hits;
  }

  /**
   * Counts a call to its place.
   *
   * @param lost whether an earlier fault ends the call anyway: then this one is not used up
   * @return the number of the call when the fault strikes, otherwise 0
   */
  synchronized long strike(boolean lost) {
    seen++;
    boolean used = fault.when().times() > 0 && hits >= fault.when().times();
    if (lost || used || !fault.when().due(seen)) {
      return 0;
    }
    hits++;
    return seen;
  }
}
