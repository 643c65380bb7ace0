package dev.muster.facebox.push;

import dev.muster.facebox.match.BoxEvent;

/** The templates of the faces of events. */
public interface EventFeatures {

  /** 512 numbers, or none when the event kept no template. */
  float[] of(BoxEvent event);
}
