package dev.muster;

import dev.muster.facebox.Facebox;
import java.util.Arrays;

/** Starts the bridge, the embedded face box, or both. */
public final class Muster {

  private Muster() {}

  /** {@code --facebox} starts only the embedded face box. */
  public static void main(String[] args) {
    if (Arrays.asList(args).contains("--facebox")) {
      Facebox.start(args);
      return;
    }
    System.out.println("Muster");
  }
}
