package dev.muster.enrol.manifest;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a table, one after the other. */
interface Rows extends Closeable {

  /** The next line, null after the last. */
  @Nullable Row next() throws IOException, ManifestRefused;
}
