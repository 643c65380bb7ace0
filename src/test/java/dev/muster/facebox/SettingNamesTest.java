package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.StandardEnvironment;

class SettingNamesTest {

  @Test
  void everyMisspeltSettingIsNamed() {
    assertThatThrownBy(
            () ->
                check(
                    "muster.facebox.prot=1",
                    "muster.facebox.arcface.window-size=3s",
                    "muster.facebox.baidu.qpss=1",
                    "muster.facebox.cloud-face.remark=x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "muster.facebox.arcface.window-size, muster.facebox.baidu.qpss,"
                + " muster.facebox.cloud-face.remark, muster.facebox.prot are not settings; check"
                + " the spelling, the settings are listed in docs/facebox.md");
  }

  @Test
  void knownSettingsMayBeSpeltInEveryWayThatSpringReads() {
    assertThatCode(
            () ->
                check(
                    "muster.facebox.enabled=true",
                    "muster.facebox.service-time=1s",
                    "muster.facebox.serviceTime=1s",
                    "muster.facebox.faults[0].on=*",
                    "muster.facebox.push-quirks.array=true",
                    "muster.facebox.restart-time=1s",
                    "muster.facebox.arcface.apps[0].id=a",
                    "muster.facebox.baidu.apps[0].id=1",
                    "muster.facebox.baidu.qps-of.[faceset/user/add]=1",
                    "muster.facebox.cloud-face.port=5055",
                    "muster.store.data=elsewhere"))
        .doesNotThrowAnyException();
  }

  private static void check(String... pairs) {
    StandardEnvironment environment = new StandardEnvironment();
    TestPropertyValues.of(pairs).applyTo(environment);
    SettingNames.check(environment);
  }
}
