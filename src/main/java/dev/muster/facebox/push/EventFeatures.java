package dev.muster.facebox.push;

import dev.muster.facebox.match.BoxEvent;

/** The templates of the faces of events. */
public interface EventFeatures {

  /** 512 numbers; none when the event kept no template, or attributes are not to be sent. */
  float[] of(BoxEvent event);
}
