package dev.muster.enrol;

/** Makes a batch of the files that a check has handed back. */
public interface CheckedBatches {

  /**
   * Enrols the files of a checked batch that would work; returns the new batch.
   *
   * @throws IllegalStateException when its files are gone; the message says it in one sentence
   */
  String enrolChecked(String batch);
}
