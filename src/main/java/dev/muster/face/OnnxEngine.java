package dev.muster.face;

import java.nio.file.Path;
import java.util.List;

/**
 * Recognises people with two networks that the operator supplies: a YuNet detector and a recogniser
 * (see {@code docs/faces.md}). Its name holds both files' names and digests, so that templates of
 * other models, or of the same one fed otherwise, are never compared with its own.
 */
public final class OnnxEngine implements FaceEngine {

  private final EngineInfo info;
  private final YunetDetector detector;
  private final FaceDescriber describer;

  private OnnxEngine(ModelFolder.Models models) {
    this.info =
        new EngineInfo(
            id(models.detector().file(), models.recogniser()),
            models.recogniser().threshold(),
            false);
    this.detector = new YunetDetector(models.detector());
    this.describer = describer(models.recogniser(), detector);
  }

  /**
   * Loads both networks of the folder.
   *
   * @throws IllegalStateException when the folder, a file in it or the library onnxruntime is
   *     missing or not what is expected; the message says which and what to do
   */
  public static OnnxEngine open(Path folder) {
    ModelFolder.Models models = ModelFolder.read(folder);
    OnnxRuntime.require();
    return new OnnxEngine(models);
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  @Override
  public List<Face> detect(Picture picture) {
    return detector.find(picture.image());
  }

  @Override
  public float[] template(Picture picture, Face face) {
    return describer.template(picture.image(), face);
  }

  /** Waits for the work under way. */
  @Override
  public void close() {
    detector.close();
    describer.close();
  }

  private static FaceDescriber describer(RecogniserModel model, YunetDetector opened) {
    try {
      return new FaceDescriber(model);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static String id(ModelFile detector, RecogniserModel recogniser) {
    return "onnx:%s@%s+%s@%s.%s"
        .formatted(
            detector.nameWithoutEnding(),
            detector.shortSha(),
            recogniser.file().nameWithoutEnding(),
            recogniser.file().shortSha(),
            recogniser.feeding());
  }
}
