package dev.muster.flow;

import java.time.Instant;

/**
 * Why an edited route file is not in service. The text that worked before keeps running.
 *
 * @param file path below the routes folder; the folder itself when no single file is to blame
 * @param line line in that file, counted from one; 0 when unknown
 * @param message one sentence for the person who edits the file
 * @param when when this was first seen
 */
public record RouteProblem(String file, int line, String message, Instant when) {

  /** Stands for the file when no single one is to blame. */
  static final String FOLDER = "routes";

  /** The place and the message in one line. */
  public String sentence() {
    return (line > 0 ? file + " line " + line : file) + ": " + message;
  }

  boolean sameAs(RouteProblem other) {
    return file.equals(other.file) && line == other.line && message.equals(other.message);
  }
}
