package dev.muster;

/** The sources of events of a box that speaks v2. */
class SourcesOnV2Test extends SourcesContract {

  SourcesOnV2Test() {
    super("v2");
  }
}
