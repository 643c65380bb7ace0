package dev.muster.facebox.wire;

import java.time.Duration;

/** The power switch of the box. */
public interface Power {

  /**
   * Lets the box go away and come back, as a wipe of the appliance does. Returns at once; the
   * answer to the request under way is still sent. What is on disk is there afterwards.
   *
   * @param down how long nothing answers on the port
   */
  void restart(Duration down);
}
