package dev.muster.flow;

import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** Follows edits only while the context runs. */
final class Following extends LifecycleStrategySupport {

  private final FolderWatch watch;

  Following(FolderWatch watch) {
    this.watch = watch;
  }

  @Override
  public void onContextStarted(CamelContext context) {
    watch.start();
  }

  @Override
  public void onContextStopping(CamelContext context) {
    watch.close();
  }
}
