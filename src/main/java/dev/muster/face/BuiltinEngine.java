package dev.muster.face;

import java.util.List;

/**
 * The engine that needs no model files. It finds upright faces well, but its template knows a photo
 * rather than a person: it accepts the same photo re-saved, scaled or cropped, and misses about two
 * of three other photos of the same person at one false match in a hundred. Answers that rest on it
 * must say that it is a demonstration.
 *
 * <p>The cascades are read at the first use, once in the life of the program.
 */
public final class BuiltinEngine implements FaceEngine {

  private static final EngineInfo INFO = new EngineInfo("builtin-demo-1", 0.371, true);

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public List<Face> detect(Picture picture) {
    return Loaded.FINDER.find(GrayImage.of(picture.image()));
  }

  @Override
  public float[] template(Picture picture, Face face) {
    return PatternTemplate.of(FaceAlignment.of(picture.image(), face));
  }

  private static final class Loaded {
    static final FaceFinder FINDER = new FaceFinder();
  }
}
