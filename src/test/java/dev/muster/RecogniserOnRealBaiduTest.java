package dev.muster;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Baidu itself, in a group of its own. */
@EnabledIfEnvironmentVariable(named = "MUSTER_TEST_BAIDU_API_KEY", matches = ".+")
class RecogniserOnRealBaiduTest extends RecogniserOnRealService {

  @Override
  List<String> settings() {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--muster.clouds[0].name=real-1",
                "--muster.clouds[0].kind=baidu",
                "--muster.clouds[0].groups=muster_contract",
                "--muster.clouds[0].api-key=" + given("MUSTER_TEST_BAIDU_API_KEY", ""),
                "--muster.clouds[0].secret-key=" + given("MUSTER_TEST_BAIDU_SECRET_KEY", "")));
    String url = given("MUSTER_TEST_BAIDU_URL", "");
    if (!url.isEmpty()) {
      settings.add("--muster.clouds[0].url=" + url);
    }
    return settings;
  }
}
