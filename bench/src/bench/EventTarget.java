package bench;

import java.io.IOException;

/** What takes events and delivers them: Muster or the log by hand. */
interface EventTarget extends AutoCloseable {
  String name();

  int port();

  /** Where a box posts its events. */
  String path();

  /** Starts the process, again after a kill, and waits until it takes events. */
  void start() throws IOException;

  Program program();

  @Override
  void close();
}
