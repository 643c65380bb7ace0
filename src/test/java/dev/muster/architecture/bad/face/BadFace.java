package dev.muster.architecture.bad.face;

import dev.muster.architecture.bad.roster.BadRoster;

/** A library that knows the domain. */
final class BadFace {

  BadRoster roster() {
    return new BadRoster();
  }
}
