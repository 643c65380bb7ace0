package dev.muster.architecture.bad.sample;

import dev.muster.architecture.bad.roster.BadRoster;

/** Sample data that follows the code. */
final class BadSample {

  BadRoster roster() {
    return new BadRoster();
  }
}
