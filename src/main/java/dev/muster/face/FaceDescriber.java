package dev.muster.face;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Describes an aligned face with a network, as 512 numbers of length one. */
final class FaceDescriber implements AutoCloseable {

  private static final int LENGTH = 512;

  private final RecogniserModel model;
  private final Network network;
  private final String output;

  FaceDescriber(RecogniserModel model) {
    this.model = model;
    this.network = Network.open(model.file());
    this.output = network.outputs().iterator().next();
    try {
      checkInput(network.inputShape());
      checkOutput();
    } catch (ModelsRefused e) {
      network.close();
      throw e;
    }
  }

  float[] template(BufferedImage image, Face face) {
    return spread(answer(AlignedFace.of(image, face, model.points(), model.side())));
  }

  @Override
  public void close() {
    network.close();
  }

  /**
   * Repeats a shorter vector, so that the length is 512 and cosines stay what they are.
   *
   * @throws IllegalStateException when the network answered nothing usable
   */
  static float[] spread(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    double scale = 1 / Math.sqrt(square * LENGTH / vector.length);
    if (!Double.isFinite(scale)) {
      throw new IllegalStateException("The face model describes this face with no numbers");
    }
    float[] template = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      template[i] = (float) (vector[i % vector.length] * scale);
    }
    return template;
  }

  private float[] answer(ColourImage face) {
    int pixels = model.side() * model.side();
    FloatBuffer room = network.room(3 * pixels);
    boolean redFirst = model.colours() == RecogniserModel.Colours.RGB;
    fill(room, redFirst ? face.red() : face.blue());
    fill(room, face.green());
    fill(room, redFirst ? face.blue() : face.red());
    return network.run(
        room.flip(),
        model.side(),
        model.side(),
        outputs -> {
          FloatBuffer floats = outputs.get(output);
          float[] vector = new float[floats.remaining()];
          floats.get(vector);
          return vector;
        });
  }

  private void fill(FloatBuffer room, GrayImage plane) {
    float[] values = new float[plane.pixels().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (((plane.pixels()[i] & 255) - model.mean()) * model.scale());
    }
    room.put(values);
  }

  private void checkInput(long[] shape) {
    boolean good = shape.length == 4 && fits(shape[1], 3);
    if (!good || !fits(shape[2], model.side()) || !fits(shape[3], model.side())) {
      throw refuse(
          "takes %s; expected is 1 x 3 x %d x %d"
              .formatted(Arrays.toString(shape), model.side(), model.side()),
          "correct recogniser.side",
          null);
    }
  }

  private static boolean fits(long found, long expected) {
    return found < 0 || found == expected;
  }

  /** Only a run tells how much a network of any size answers. */
  private void checkOutput() {
    GrayImage black =
        new GrayImage(model.side(), model.side(), new byte[model.side() * model.side()]);
    int found;
    try {
      found = answer(new ColourImage(black, black, black)).length;
    } catch (IllegalStateException e) {
      throw refuse("cannot be run: " + e.getMessage(), "use another file", e);
    }
    if (found != model.length()) {
      throw refuse(
          "answers %d numbers; expected are %d".formatted(found, model.length()),
          "correct recogniser.length, or use the file that belongs to the descriptor",
          null);
    }
  }

  private ModelsRefused refuse(String why, String what, @Nullable Exception cause) {
    String message =
        "The face model %s %s: %s in %s."
            .formatted(network.file().path(), why, what, Descriptor.NAME);
    return cause == null ? new ModelsRefused(message) : new ModelsRefused(message, cause);
  }
}
