package dev.muster;

/** Starts the bridge, the embedded face box, or both. */
public final class Muster {

  private Muster() {}

  /** {@code --facebox} starts only the embedded face box. */
  public static void main(String[] args) {
    System.out.println("Muster");
  }
}
