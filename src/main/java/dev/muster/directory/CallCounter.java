package dev.muster.directory;

/** Whoever counts calls that cost quota. */
public interface CallCounter {

  /**
   * Notes one call that is about to be sent.
   *
   * @param target the directory or recogniser
   * @param operation its interface, such as {@code faceset/user/add}
   */
  void count(String target, String operation);
}
