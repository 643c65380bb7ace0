package dev.muster.store;

/**
 * Whether this instance does what only one may do: take files out of a drop, hand them back, tidy
 * up. Where several share a store it is the one that has been there for longest; another one takes
 * over at most 20 seconds after it died. One that is cut off from the database does not know, for
 * as long, that it is not the one any more.
 */
public final class Duty {

  private volatile boolean mine;

  /** Of an instance that has the store for itself it is always the one. */
  public Duty(boolean mine) {
    this.mine = mine;
  }

  /** True when it is this one. */
  public boolean isMine() {
    return mine;
  }

  void isMine(boolean now) {
    mine = now;
  }
}
