package dev.muster.enrol;

import org.jspecify.annotations.Nullable;

/** One photo of a batch and what became of it. */
public record BatchRow(
    long id,
    String batch,
    String source,
    String file,
    @Nullable String identityId,
    @Nullable String version,
    State state,
    @Nullable String reason,
    @Nullable String detail) {

  /** Where a photo of a batch stands. */
  public enum State {
    /** At least one directory has not answered finally. */
    OPEN,
    /** On every directory. */
    PLACED,
    /** Was on every directory already, in this very version. */
    UNCHANGED,
    /** A newer photo of the same person came before this one was placed everywhere. */
    SUPERSEDED,
    /** Refused by us or by a directory. */
    REFUSED;

    /** True when the photo belongs to those that went well. */
    public boolean good() {
      return this != REFUSED && this != OPEN;
    }
  }

  BatchRow numbered(long number) {
    return new BatchRow(number, batch, source, file, identityId, version, state, reason, detail);
  }

  /** Where the file waits until the row is settled, below the drop's {@code .taken}. */
  String shelf() {
    int dot = file.lastIndexOf('.');
    String ending = dot > file.lastIndexOf('/') ? file.substring(dot) : "";
    return batch + "/" + id + (ending.length() <= 10 ? ending : "");
  }
}
