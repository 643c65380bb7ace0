package dev.muster.facebox.library;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Templates side by side in blocks of memory, so that a search walks straight through them. */
final class Templates {

  /** Floats of a template ({@code contracts/sophon.md §4.4.2}). */
  static final int LENGTH = 512;

  private static final int PER_BLOCK = 256;

  private final List<float[]> blocks = new ArrayList<>();

  void set(int slot, float[] template) {
    while (slot / PER_BLOCK >= blocks.size()) {
      blocks.add(new float[PER_BLOCK * LENGTH]);
    }
    System.arraycopy(template, 0, block(slot), offset(slot), LENGTH);
  }

  void move(int from, int to) {
    System.arraycopy(block(from), offset(from), block(to), offset(to), LENGTH);
  }

  /** Cosine of the template and the probe, both of length one. */
  float similarity(int slot, float[] probe) {
    float[] block = block(slot);
    int start = offset(slot);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    // four sums, because the JIT may not reorder one
    for (int i = 0; i < LENGTH; i += 4) {
      a += block[start + i] * probe[i];
      b += block[start + i + 1] * probe[i + 1];
      c += block[start + i + 2] * probe[i + 2];
      d += block[start + i + 3] * probe[i + 3];
    }
    return a + b + c + d;
  }

  /** Little-endian float32, as the database keeps it. */
  static byte[] bytes(float[] template) {
    ByteBuffer buffer = ByteBuffer.allocate(LENGTH * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(Arrays.copyOf(template, LENGTH));
    return buffer.array();
  }

  static float[] floats(byte[] bytes) {
    float[] template = new float[LENGTH];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(template);
    return template;
  }

  private float[] block(int slot) {
    return blocks.get(slot / PER_BLOCK);
  }

  private static int offset(int slot) {
    return slot % PER_BLOCK * LENGTH;
  }
}
