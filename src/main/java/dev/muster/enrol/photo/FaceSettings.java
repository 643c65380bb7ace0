package dev.muster.enrol.photo;

import dev.muster.face.EngineInfo;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is asked of the face in a photo. The defaults pass every good photo that was measured
 * ({@code docs/faces.md}).
 *
 * @param engine {@code builtin} needs nothing; {@code onnx} uses the networks in {@code models}
 * @param models folder of the networks
 * @param maxBlur 0 sharp to 1; 0.7 is a blur of about 3 pixels on a face of 250
 * @param minLight least mean brightness of the face, 0 to 255
 * @param maxLight greatest mean brightness of the face
 * @param maxOverexposed greatest share of the face without any detail left in the lights
 * @param minWhole least share of the face's oval inside the picture
 * @param maxTurn degrees to a side, up or down; only an engine with five points knows them
 * @param maxTilt degrees by which the head may be tilted
 * @param sameFace what becomes of a face that is enrolled under another person number
 * @param sameFaceFrom the similarity from which two photos show one face; absent: by engine
 * @param otherFace what becomes of a photo with another face than the person's photo before;
 *     absent: {@code warn}, and {@code off} with the built-in engine, which would mostly be wrong
 * @param otherFaceBelow the similarity below which two photos show two people; absent: by engine
 * @param recogniser who describes the faces that are compared; absent: the engine
 */
@ConfigurationProperties("muster.photo")
public record FaceSettings(
    @DefaultValue("builtin") String engine,
    @DefaultValue("models") Path models,
    @DefaultValue("0.7") double maxBlur,
    @DefaultValue("40") int minLight,
    @DefaultValue("225") int maxLight,
    @DefaultValue("0.25") double maxOverexposed,
    @DefaultValue("0.95") double minWhole,
    @DefaultValue("30") int maxTurn,
    @DefaultValue("25") int maxTilt,
    @DefaultValue("warn") FacePolicy sameFace,
    @Nullable Double sameFaceFrom,
    @Nullable FacePolicy otherFace,
    @Nullable Double otherFaceBelow,
    @Nullable String recogniser) {

  /**
   * The built-in engine knows photos: of 19,405 pairs of different people none reached 0.48, of
   * photos saved again 19 of 20 lie above.
   */
  private static final double SAME_PHOTO = 0.6;

  /** Among thousands of people a recogniser's own threshold finds a double for everybody. */
  private static final double SURER = 0.15;

  /** A person's own photos seldom lie so far below a recogniser's threshold. */
  private static final double DOUBT = 0.1;

  /** Below the built-in engine's usual figures for two photos of one person. */
  private static final double UNLIKE = 0.1;

  public FaceSettings {
    if (!List.of("builtin", "onnx").contains(engine)) {
      throw wrong("engine", engine, "builtin and onnx");
    }
    share("max-blur", maxBlur);
    share("max-overexposed", maxOverexposed);
    share("min-whole", minWhole);
    range("min-light", minLight, 0, 255);
    range("max-light", maxLight, minLight, 255);
    range("max-turn", maxTurn, 1, 180);
    range("max-tilt", maxTilt, 1, 180);
    if (sameFaceFrom != null) {
      share("same-face-from", sameFaceFrom);
    }
    if (otherFaceBelow != null) {
      share("other-face-below", otherFaceBelow);
    }
  }

  /** The policies with what this engine can tell. */
  FaceRules rules(EngineInfo info) {
    boolean demonstration = info.demonstration();
    double from = demonstration ? SAME_PHOTO : Math.min(1, info.threshold() + SURER);
    double below = demonstration ? UNLIKE : Math.max(0, info.threshold() - DOUBT);
    FacePolicy other = demonstration ? FacePolicy.OFF : FacePolicy.WARN;
    return new FaceRules(
        sameFace,
        sameFaceFrom == null ? from : sameFaceFrom,
        otherFace == null ? other : otherFace,
        otherFaceBelow == null ? below : otherFaceBelow);
  }

  private static void share(String key, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw wrong(key, value, "0 to 1");
    }
  }

  private static void range(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong(key, value, least + " to " + most);
    }
  }

  private static IllegalArgumentException wrong(String key, Object value, String allowed) {
    return new IllegalArgumentException(
        "muster.photo.%s is %s; allowed are %s".formatted(key, value, allowed));
  }
}
