package dev.muster;

/** The sources of events of a box that speaks v1. */
class SourcesOnV1Test extends SourcesContract {

  SourcesOnV1Test() {
    super("v1");
  }
}
