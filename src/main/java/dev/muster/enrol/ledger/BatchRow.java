package dev.muster.enrol.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One photo or manifest line of a batch and what became of it.
 *
 * @param file the path below the drop or parcel; the manifest's for a line without photo
 * @param line the line of the manifest, counted from 1; null for a photo on its own
 * @param effect what it does to the roster, or would do; null when it is refused
 * @param warning what somebody should look at although the row goes on
 * @param handedTo where its file was handed back to, when it was
 */
public record BatchRow(
    long id,
    String batch,
    String source,
    String file,
    @Nullable Integer line,
    @Nullable String identityId,
    String name,
    @Nullable String version,
    State state,
    @Nullable Effect effect,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String warning,
    @Nullable String handedTo) {

  /** Where a row stands. */
  public enum State {
    /** At least one directory has not answered finally. */
    OPEN,
    /** A photo that waits for its line, or a line that waits for its photo. */
    WAITING,
    /** Somebody has to decide. */
    HELD,
    /** On the roster; goes to the directories when the validity begins. */
    SCHEDULED,
    /** On every directory. */
    PLACED,
    /** Was on every directory already, in this very version. */
    UNCHANGED,
    /** A newer version of the same person came before this one was placed everywhere. */
    SUPERSEDED,
    /** Off every directory and off the roster. */
    REMOVED,
    /** Would work; nothing was written. */
    CHECKED,
    /** Refused by us or by a directory. */
    REFUSED,
    /** Given up by somebody before it was done. */
    CANCELLED;

    /** True when the row has come to its end. */
    public boolean settled() {
      return this != OPEN && this != WAITING && this != HELD;
    }

    /** True when the photo belongs to those that went well. */
    public boolean good() {
      return settled() && this != REFUSED && this != CANCELLED;
    }
  }

  /** What a row does to the roster. */
  public enum Effect {
    /** Somebody who was not on it. */
    NEW,
    /** Another photo of somebody who was. */
    PHOTO,
    /** The same photo, other information. */
    INFO,
    /** Nothing. */
    SAME,
    /** Takes somebody off it. */
    LEAVE,
    /** Nothing: a directory did not hold them as it was to. */
    AGAIN
  }

  public BatchRow numbered(long number) {
    return new BatchRow(
        number,
        batch,
        source,
        file,
        line,
        identityId,
        name,
        version,
        state,
        effect,
        reason,
        detail,
        warning,
        handedTo);
  }

  /** Where the file waits until the row is settled, below the drop's {@code .taken}. */
  public String shelf() {
    int dot = file.lastIndexOf('.');
    String ending = dot > file.lastIndexOf('/') ? file.substring(dot) : "";
    return batch + "/" + id + (ending.length() <= 10 ? ending : "");
  }
}
