package dev.muster.console;

import dev.muster.enrol.ledger.Ruling;

/** What a caller is told of a ruling. */
final class Rulings {

  private Rulings() {}

  /** Throws what is told when it was not done. */
  static void check(Ruling ruling) {
    switch (ruling.kind()) {
      case UNKNOWN -> throw new NotThere(ruling.words());
      case SENSELESS -> throw new Conflict(ruling.words());
      case DONE -> {}
    }
  }
}
