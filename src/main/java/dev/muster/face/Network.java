package dev.muster.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * A network of one picture-like input, run on the calling thread. Safe for several threads; closing
 * waits for the runs under way, since freeing a network at work would crash the whole program.
 */
final class Network implements AutoCloseable {

  private final ModelFile file;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private final long[] inputShape;
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private final Queue<FloatBuffer> spare = new ConcurrentLinkedQueue<>();
  private boolean closed;

  private Network(ModelFile file) throws OrtException {
    this.file = file;
    this.environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "muster");
    environment.setTelemetry(false);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // pictures are looked at side by side, one thread each
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      this.session = environment.createSession(file.bytes(), options);
    }
    this.input = session.getInputNames().iterator().next();
    this.inputShape = shape();
  }

  static Network open(ModelFile file) {
    try {
      return new Network(file);
    } catch (OrtException e) {
      throw new ModelsRefused(
          "The face model %s is no network that onnxruntime can run (%s): fetch it again, or use another one."
              .formatted(file.path(), e.getMessage()),
          e);
    } catch (LinkageError e) {
      throw OnnxRuntime.notForThisMachine(e);
    }
  }

  private long[] shape() throws OrtException {
    if (session.getInputInfo().get(input).getInfo() instanceof TensorInfo tensor) {
      return tensor.getShape();
    }
    return new long[0];
  }

  /** Batch, planes, height, width; -1 where any size will do. */
  long[] inputShape() {
    return inputShape.clone();
  }

  Set<String> outputs() {
    return session.getOutputNames();
  }

  ModelFile file() {
    return file;
  }

  /** Room for an input; its content is left over from another run. */
  FloatBuffer room(int floats) {
    FloatBuffer room = spare.poll();
    if (room == null || room.capacity() < floats) {
      // kept outside the heap, where the network reads it without a copy
      room =
          ByteBuffer.allocateDirect(floats * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    return room.clear().limit(floats);
  }

  /**
   * @param room from {@link #room}, filled; it belongs to the network again
   * @param use reads the outputs, which live only during the call
   */
  <T> T run(FloatBuffer room, int height, int width, Function<Outputs, T> use) {
    life.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("The face model " + file.path() + " is closed");
      }
      long[] shape = {1, 3, height, width};
      try (OnnxTensor tensor = OnnxTensor.createTensor(environment, room, shape);
          OrtSession.Result result = session.run(Map.of(input, tensor))) {
        return use.apply(name -> floats(result, name));
      }
    } catch (OrtException e) {
      throw new IllegalStateException(
          "The face model %s failed on an input of %d x %d pixels: %s"
              .formatted(file.path(), width, height, e.getMessage()),
          e);
    } finally {
      life.readLock().unlock();
      spare.add(room);
    }
  }

  @Override
  public void close() {
    life.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        spare.clear();
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("Closing the face model " + file.path() + " failed", e);
    } finally {
      life.writeLock().unlock();
    }
  }

  private FloatBuffer floats(OrtSession.Result result, String name) {
    if (result.get(name).orElse(null) instanceof OnnxTensor tensor) {
      FloatBuffer floats = tensor.getFloatBuffer();
      if (floats != null) {
        return floats;
      }
    }
    throw new IllegalStateException(
        "The face model %s gives no numbers as %s".formatted(file.path(), name));
  }

  /** What a network answers, by the name of the output. */
  interface Outputs {

    FloatBuffer get(String name);
  }
}
