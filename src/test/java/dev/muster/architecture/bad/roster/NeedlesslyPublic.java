package dev.muster.architecture.bad.roster;

/** Used by nobody. */
public final class NeedlesslyPublic {

  private NeedlesslyPublic() {}
}
