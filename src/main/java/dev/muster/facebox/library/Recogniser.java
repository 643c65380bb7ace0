package dev.muster.facebox.library;

import dev.muster.face.EngineInfo;
import java.util.function.Function;

/** Looks at pictures for the box. */
public interface Recogniser {

  EngineInfo engine();

  /**
   * Decodes the picture and hands over what is in it; the pixels live only during the call.
   *
   * @throws Refusal when the bytes are no picture (40003) or too large a one (40007)
   */
  <T> T look(byte[] picture, Function<Sight, T> use);
}
