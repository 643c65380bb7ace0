package dev.muster.console;

import java.util.Set;

/** The buttons of the page of a batch. */
final class BatchSteps {

  static final Set<String> PROBLEMS = Set.of("conflict", "gone");

  private BatchSteps() {}
}
