package dev.muster.enrol.manifest;

import java.io.IOException;

/** A table that can be read as often as needed. */
interface Table {

  Rows open() throws IOException, ManifestRefused;

  /** Whether a cell beyond the header is a mistake, as a comma too many makes it in a text file. */
  boolean isRagged();
}
