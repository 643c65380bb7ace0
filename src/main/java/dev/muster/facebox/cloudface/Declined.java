package dev.muster.facebox.cloudface;

/** The service declines a call; it becomes an answer with a code and is no failure of the box. */
final class Declined extends RuntimeException {

  private final Fault fault;

  Declined(Fault fault, String detail) {
    super(detail, null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
