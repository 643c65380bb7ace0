package dev.muster;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A cloud-face service itself. */
@EnabledIfEnvironmentVariable(named = "MUSTER_TEST_CLOUD_FACE_URL", matches = ".+")
class RecogniserOnRealCloudFaceTest extends RecogniserOnRealService {

  @Override
  List<String> settings() {
    return List.of(
        "--muster.clouds[0].name=real-1",
        "--muster.clouds[0].kind=cloud-face",
        "--muster.clouds[0].url=" + given("MUSTER_TEST_CLOUD_FACE_URL", ""));
  }
}
