package dev.muster.face;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the library that runs networks is there; it is optional and loaded only when wanted. */
final class OnnxRuntime {

  private static final String ENVIRONMENT = "ai.onnxruntime.OrtEnvironment";

  private static final String TESTED = "1.28.0";
  private static final int FIRST_REPORTING = 29;
  private static final String OPT_OUT_VARIABLE = "ORT_DISABLE_TELEMETRY";
  private static final String OPT_OUT = "1";
  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  private OnnxRuntime() {}

  static void require() {
    try {
      refuseReporting(Class.forName(ENVIRONMENT, false, OnnxRuntime.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      throw new ModelsRefused(
          "The face engine 'onnx' needs the library onnxruntime, which is not in this program: put onnxruntime-1.28.0.jar"
              + " (Maven Central, com.microsoft.onnxruntime) into the folder 'models' where the program is started, or name"
              + " its folder with -Dloader.path (docs/faces.md).",
          e);
    } catch (LinkageError e) {
      throw notForThisMachine(e);
    }
  }

  /**
   * From 1.29 on the library sends events about the program, its models and the machine to its
   * maker on Linux and macOS too, and breaks down on a long class path while it prepares them
   * (microsoft/onnxruntime, pull request 27379).
   */
  private static void refuseReporting(Class<?> environment) {
    String version = environment.getPackage().getImplementationVersion();
    if (version == null || OPT_OUT.equals(System.getenv(OPT_OUT_VARIABLE))) {
      return;
    }
    Matcher numbers = VERSION.matcher(version);
    if (numbers.lookingAt() && isReporting(numbers.group(1), numbers.group(2))) {
      throw new ModelsRefused(
          "onnxruntime %s reports to its maker what it runs and where: use %s, or start the program with %s=%s in its environment."
              .formatted(version, TESTED, OPT_OUT_VARIABLE, OPT_OUT));
    }
  }

  static boolean isReporting(String major, String minor) {
    return Integer.parseInt(major) > 1 || Integer.parseInt(minor) >= FIRST_REPORTING;
  }

  static ModelsRefused notForThisMachine(LinkageError e) {
    return new ModelsRefused(
        "The native part of onnxruntime does not load on this machine (%s): it exists for Linux with glibc, Windows and macOS; use the engine 'builtin' elsewhere."
            .formatted(e),
        e);
  }
}
