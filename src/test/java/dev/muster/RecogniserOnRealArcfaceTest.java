package dev.muster;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** An ArcFace service itself. */
@EnabledIfEnvironmentVariable(named = "MUSTER_TEST_ARCFACE_URL", matches = ".+")
class RecogniserOnRealArcfaceTest extends RecogniserOnRealService {

  @Override
  List<String> settings() {
    return List.of(
        "--muster.recognisers[0].name=real-1",
        "--muster.recognisers[0].kind=arcface",
        "--muster.recognisers[0].url=" + given("MUSTER_TEST_ARCFACE_URL", ""),
        "--muster.recognisers[0].app-id=" + given("MUSTER_TEST_ARCFACE_APP_ID", ""),
        "--muster.recognisers[0].app-secret=" + given("MUSTER_TEST_ARCFACE_APP_SECRET", ""),
        "--muster.recognisers[0].sign-type=" + given("MUSTER_TEST_ARCFACE_SIGN_TYPE", "SHA256"),
        "--muster.recognisers[0].sm2-private-key=" + given("MUSTER_TEST_ARCFACE_SM2_KEY", ""));
  }
}
