package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class OnnxRuntimeTest {

  @Test
  void theLibraryOfThisBuildDoesNotReport() {
    OnnxRuntime.require();
    assertThat(OnnxRuntime.isReporting("1", "28")).isFalse();
    assertThat(OnnxRuntime.isReporting("1", "29")).isTrue();
    assertThat(OnnxRuntime.isReporting("2", "0")).isTrue();
  }

  @Test
  void withoutTheLibraryTheSentenceSaysWhereToPutIt() throws Exception {
    URL ours = OnnxRuntime.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {ours}, ClassLoader.getPlatformClassLoader())) {
      Method require = alone.loadClass(OnnxRuntime.class.getName()).getDeclaredMethod("require");
      require.setAccessible(true);

      assertThatThrownBy(() -> require.invoke(null))
          .rootCause()
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> require.invoke(null))
          .cause()
          .hasMessageContainingAll(
              "needs the library onnxruntime", "onnxruntime-1.28.0.jar", "models");
    }
  }
}
