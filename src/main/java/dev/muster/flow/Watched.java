package dev.muster.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Something on the disk that people edit while the program runs. */
interface Watched {

  /** Where it is, for the log. */
  Path path();

  /**
   * Equal as long as nobody has written anything. The folders among the keys wake whoever watches;
   * everything else is found by looking.
   */
  Map<Path, String> stamp() throws IOException;
}
