package dev.muster.face;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds faces with YuNet (Wu et al., 2023), of a fixed input or of any size: each cell of three
 * grids says how sure it is of a face, where its box lies and where its five points are.
 */
final class YunetDetector implements AutoCloseable {

  private static final int[] STRIDES = {8, 16, 32};
  private static final int COARSEST = 32;
  private static final float MOST_OVERLAP = .3f;
  private static final int MOST_FACES = 1000;

  private final Network network;
  private final boolean fixed;
  private final int width;
  private final int height;
  private final float confidence;

  YunetDetector(DetectorModel model) {
    this.network = Network.open(model.file());
    this.confidence = (float) model.confidence();
    long[] shape = network.inputShape();
    try {
      checkOutputs();
      checkInput(shape);
    } catch (ModelsRefused e) {
      network.close();
      throw e;
    }
    this.fixed = shape[2] > 0;
    this.width = fixed ? (int) shape[3] : model.side();
    this.height = fixed ? (int) shape[2] : model.side();
  }

  /** Largest first. */
  List<Face> find(BufferedImage image) {
    double shrink =
        Math.min(
            1, Math.min((double) width / image.getWidth(), (double) height / image.getHeight()));
    int usedWidth = Math.max(1, (int) Math.round(image.getWidth() * shrink));
    int usedHeight = Math.max(1, (int) Math.round(image.getHeight() * shrink));
    ColourImage whole = ColourImage.of(image);
    ColourImage used = shrink < 1 ? whole.mean(usedWidth, usedHeight) : whole;
    int inputWidth = fixed ? width : cells(usedWidth, COARSEST) * COARSEST;
    int inputHeight = fixed ? height : cells(usedHeight, COARSEST) * COARSEST;
    FloatBuffer room = network.room(3 * inputWidth * inputHeight);
    fill(room, used.blue(), inputWidth, inputHeight);
    fill(room, used.green(), inputWidth, inputHeight);
    fill(room, used.red(), inputWidth, inputHeight);
    List<Face> candidates =
        network.run(
            room.flip(), inputHeight, inputWidth, outputs -> candidates(outputs, inputWidth));
    float zoom =
        (float) ((double) image.getWidth() / usedWidth + (double) image.getHeight() / usedHeight)
            / 2;
    return best(candidates).stream()
        .map(face -> face.moved(zoom, 0, 0))
        .sorted(Comparator.comparingDouble(Face::area).reversed())
        .toList();
  }

  @Override
  public void close() {
    network.close();
  }

  private void checkOutputs() {
    Set<String> missing = new TreeSet<>();
    for (int stride : STRIDES) {
      for (String kind : List.of("cls_", "obj_", "bbox_", "kps_")) {
        missing.add(kind + stride);
      }
    }
    missing.removeAll(network.outputs());
    if (!missing.isEmpty()) {
      throw new ModelsRefused(
          "The face model %s is no YuNet detector: expected are the outputs %s, found are %s. Use face_detection_yunet_2023mar.onnx (docs/faces.md)."
              .formatted(network.file().path(), missing, new TreeSet<>(network.outputs())));
    }
  }

  private void checkInput(long[] shape) {
    boolean good = shape.length == 4 && (shape[1] == 3 || shape[1] < 0);
    for (int i = 2; good && i < 4; i++) {
      good = shape[i] < 0 || shape[i] % COARSEST == 0 && shape[i] >= 64 && shape[i] <= 2048;
    }
    if (!good || shape[2] < 0 != shape[3] < 0) {
      throw new ModelsRefused(
          "The face model %s has the input %s; expected is 1 x 3 x height x width, any or fixed multiples of 32 from 64 to 2048."
              .formatted(network.file().path(), Arrays.toString(shape)));
    }
  }

  private static int cells(int pixels, int stride) {
    return (pixels + stride - 1) / stride;
  }

  /** The image at the upper left, black beside and below it. */
  private static void fill(FloatBuffer room, GrayImage plane, int width, int height) {
    float[] row = new float[width];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        row[x] = plane.pixels()[y * plane.width() + x] & 255;
      }
      room.put(row);
    }
    Arrays.fill(row, 0);
    for (int y = plane.height(); y < height; y++) {
      room.put(row);
    }
  }

  private List<Face> candidates(Network.Outputs outputs, int inputWidth) {
    List<Face> candidates = new ArrayList<>();
    for (int stride : STRIDES) {
      FloatBuffer isFace = outputs.get("cls_" + stride);
      FloatBuffer isThere = outputs.get("obj_" + stride);
      Grid grid =
          new Grid(
              inputWidth / stride,
              stride,
              outputs.get("bbox_" + stride),
              outputs.get("kps_" + stride));
      for (int cell = 0; cell < isFace.limit(); cell++) {
        float sure = (float) Math.sqrt(share(isFace.get(cell)) * share(isThere.get(cell)));
        if (sure >= confidence) {
          candidates.add(grid.face(cell, sure));
        }
      }
    }
    return candidates;
  }

  private static float share(float value) {
    return Math.max(0, Math.min(1, value));
  }

  /** Of boxes that overlap only the surest. */
  private static List<Face> best(List<Face> candidates) {
    List<Face> kept = new ArrayList<>();
    candidates.stream()
        .filter(face -> Float.isFinite(face.area()) && face.area() > 0)
        .sorted(Comparator.comparing(Face::confidence, Comparator.reverseOrder()))
        .forEach(
            face -> {
              if (kept.size() < MOST_FACES
                  && kept.stream().noneMatch(other -> overlap(face, other) > MOST_OVERLAP)) {
                kept.add(face);
              }
            });
    return kept;
  }

  private static float overlap(Face one, Face other) {
    float across =
        Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
    float down =
        Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
    float shared = Math.max(0, across) * Math.max(0, down);
    return shared / (one.area() + other.area() - shared);
  }

  /** The answers for the cells of one size; coordinates count in cells from the cell's corner. */
  private record Grid(int columns, int stride, FloatBuffer boxes, FloatBuffer points) {

    Face face(int cell, float sure) {
      int column = cell % columns;
      int row = cell / columns;
      float centreX = (column + boxes.get(4 * cell)) * stride;
      float centreY = (row + boxes.get(4 * cell + 1)) * stride;
      float width = (float) Math.exp(boxes.get(4 * cell + 2)) * stride;
      float height = (float) Math.exp(boxes.get(4 * cell + 3)) * stride;
      float[] at = new float[10];
      for (int i = 0; i < at.length; i++) {
        at[i] = (points.get(10 * cell + i) + (i % 2 == 0 ? column : row)) * stride;
      }
      return new Face(
          centreX - width / 2,
          centreY - height / 2,
          width,
          height,
          at[0],
          at[1],
          at[2],
          at[3],
          true,
          new LowerFace(at[4], at[5], at[6], at[7], at[8], at[9]),
          sure);
    }
  }
}
