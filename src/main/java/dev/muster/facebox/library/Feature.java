package dev.muster.facebox.library;

import dev.muster.face.FaceEngine;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Feature vectors as clients send and read them: 512 floats. */
public final class Feature {

  private Feature() {}

  /**
   * The vector with length one, as faces are compared.
   *
   * @throws Refusal 40010 unless it is 512 finite numbers that are not all zero
   */
  public static float[] unit(float[] sent) {
    double squares = 0;
    for (float value : sent) {
      squares += value * value;
    }
    if (sent.length != Templates.LENGTH || !(squares > 0) || Double.isInfinite(squares)) {
      throw new Refusal(BoxError.BAD_FEATURE_ERROR);
    }
    float length = (float) Math.sqrt(squares);
    float[] unit = sent.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= length;
    }
    return unit;
  }

  /** Little-endian float32, as the database keeps it. */
  public static byte[] bytes(float[] template) {
    return Templates.bytes(template);
  }

  /** What {@link #bytes} wrote. */
  public static float[] floats(byte[] template) {
    return Templates.floats(template);
  }

  /** Cosine of a kept template and another one. */
  public static float similarity(byte[] kept, float[] other) {
    return FaceEngine.similarity(Templates.floats(kept), other);
  }

  /** {@code feature_base64_str}: little-endian float32 ({@code contracts/sophon.md §5.3.1}). */
  public static String base64(float[] feature) {
    ByteBuffer buffer =
        ByteBuffer.allocate(feature.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(feature);
    return Base64.getEncoder().encodeToString(buffer.array());
  }
}
