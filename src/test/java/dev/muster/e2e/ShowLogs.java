package dev.muster.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Prints the end of what every open program said when a test fails. */
final class ShowLogs
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  private static final int LINES = 120;

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure)
      throws Throwable {
    show();
    throw failure;
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext test, Throwable failure)
      throws Throwable {
    show();
    throw failure;
  }

  private static void show() {
    for (RunningMuster one : RunningMuster.OPEN) {
      String[] lines = one.log().split("\n");
      System.out.println("=== the last lines of " + one.url() + " in " + one.home());
      for (int i = Math.max(0, lines.length - LINES); i < lines.length; i++) {
        System.out.println(lines[i]);
      }
    }
  }
}
