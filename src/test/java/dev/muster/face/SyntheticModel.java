package dev.muster.face;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes tiny ONNX files, so that the engine is tested without anybody's models. */
final class SyntheticModel {

  private static final int FLOAT = 1;
  private static final int INTS = 7;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  /** A recogniser of 128 x 128 whose 64 numbers are the mean brightness of 8 x 8 fields. */
  static void describer(Path file) {
    SyntheticModel model = new SyntheticModel();
    model.input("data", 1, 3, 128, 128);
    model.node("AveragePool", "data", "small", "kernel_shape", 16, 16, "strides", 16, 16);
    model.node("ReduceMean", "small", "grey", "axes", 1);
    model.output("grey");
    model.write(file);
  }

  /**
   * A detector of 64 x 64 that always sees one face: in cell (3, 2) of the grid of 8, 24 x 32
   * pixels, with the five points at the corner of the cell.
   */
  static void detector(Path file) {
    SyntheticModel model = new SyntheticModel();
    model.input("input", 1, 3, 64, 64);
    for (int stride : new int[] {8, 16, 32}) {
      int cells = 64 / stride * (64 / stride);
      float[] sure = new float[cells];
      float[] boxes = new float[4 * cells];
      if (stride == 8) {
        int cell = 2 * 8 + 3;
        sure[cell] = .81f;
        boxes[4 * cell] = .5f;
        boxes[4 * cell + 1] = .25f;
        boxes[4 * cell + 2] = (float) Math.log(3);
        boxes[4 * cell + 3] = (float) Math.log(4);
      }
      model.constant("cls_" + stride, sure, 1, cells, 1);
      model.constant("obj_" + stride, sure, 1, cells, 1);
      model.constant("bbox_" + stride, boxes, 1, cells, 4);
      model.constant("kps_" + stride, new float[10 * cells], 1, cells, 10);
    }
    model.write(file);
  }

  private void input(String name, long... shape) {
    graph.writeBytes(field(11, valueInfo(name, shape)));
  }

  private void output(String name) {
    graph.writeBytes(field(12, valueInfo(name)));
  }

  private void constant(String name, float[] values, long... shape) {
    byte[] tensor = concat(number(2, FLOAT), field(8, text(name + "_value")), raw(values));
    for (long size : shape) {
      tensor = concat(number(1, size), tensor);
    }
    graph.writeBytes(field(5, tensor));
    node("Identity", name + "_value", name);
    output(name);
  }

  /** Attributes are lists of whole numbers: a name, then its numbers. */
  private void node(String type, String from, String to, Object... attributes) {
    byte[] node = concat(field(1, text(from)), field(2, text(to)), field(4, text(type)));
    int i = 0;
    while (i < attributes.length) {
      byte[] attribute = field(1, text((String) attributes[i++]));
      while (i < attributes.length && attributes[i] instanceof Integer number) {
        attribute = concat(attribute, number(8, number));
        i++;
      }
      node = concat(node, field(5, concat(attribute, number(20, INTS))));
    }
    graph.writeBytes(field(1, node));
  }

  private void write(Path file) {
    byte[] opset = field(8, number(2, 13));
    byte[] named = concat(graph.toByteArray(), field(2, text("synthetic")));
    try {
      Files.write(file, concat(number(1, 8), field(7, named), opset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] valueInfo(String name, long... shape) {
    byte[] dimensions = new byte[0];
    for (long size : shape) {
      dimensions = concat(dimensions, field(1, number(1, size)));
    }
    byte[] tensor = number(1, FLOAT);
    byte[] type = shape.length == 0 ? tensor : concat(tensor, field(2, dimensions));
    return concat(field(1, text(name)), field(2, field(1, type)));
  }

  private static byte[] raw(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return field(9, bytes.array());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(int field, long value) {
    return concat(varint(field << 3), varint(value));
  }

  private static byte[] field(int field, byte[] content) {
    return concat(varint(field << 3 | 2), varint(content.length), content);
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rest = value;
    while (rest > 127) {
      out.write((int) (rest & 127 | 128));
      rest >>>= 7;
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
