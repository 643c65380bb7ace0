package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What failed comes back in a form that can be corrected and dropped again as it is. */
@ExtendWith({SharedCampus.Shared.class, ShowLogs.class})
class FailedComeBackIT {

  private static final QuickFaces FACES = new QuickFaces();

  private static final String LIST =
      """
      工号,姓名,类型,权限组,失效日期,照片,部门
      F0001,王芳,员工,staff,,F0001.jpg,研发
      F0002,李伟,合同工,lab,,F0002.jpg,"销售, 北区"
      F0003,=张三(),访客,staff,,F0003.jpg,=1+1
      F0004,陈静,员工,staff,2020-01-01,F0004.jpg,研发
      """;

  @Test
  void theFailedLinesAreCorrectedInTheirOwnFileAndDroppedAgain(SharedCampus site) {
    WatchedFolder drop = site.drop("again");
    Console console = site.console();
    drop.drop("F0001.jpg", FACES.portrait(9_401));
    drop.drop("F0002.jpg", FACES.portrait(9_402));
    drop.drop("F0003.jpg", FACES.landscape(9_403));
    drop.drop("F0004.jpg", FACES.portrait(9_404));
    drop.drop("名单.csv", LIST.getBytes(StandardCharsets.UTF_8));

    Patience.until("the failed lines came back")
        .untilAsserted(() -> assertThat(returned(drop)).hasSize(1));
    String first = site.console().newestBatch().path("id").asText();
    console.awaitState(first, "done_with_failures");
    String name = returned(drop).get(0);
    String text = new String(drop.bytes(".failed", name), StandardCharsets.UTF_8);
    assertThat(text).contains("F0002", "F0003", "F0004").doesNotContain("F0001");
    assertThat(drop.failed()).contains("F0002.jpg", "F0003.jpg", "F0004.jpg");
    assertThat(drop.done()).contains("F0001.jpg").doesNotContain("F0002.jpg");
    assertThat(site.standNowhere("F0002", "F0003", "F0004")).isTrue();

    String corrected = text.replace("合同工", "员工").replace("2020-01-01", "2031-01-01");
    Map<String, byte[]> photos =
        Map.of(
            "F0002.jpg", FACES.portrait(9_402),
            "F0003.jpg", FACES.portrait(9_413),
            "F0004.jpg", FACES.portrait(9_404));
    photos.forEach(drop::drop);
    drop.drop(
        name.substring(name.lastIndexOf('/') + 1), corrected.getBytes(StandardCharsets.UTF_8));
    Patience.until("everybody is on the boxes")
        .untilAsserted(
            () -> assertThat(site.standEverywhere("F0001", "F0002", "F0003", "F0004")).isTrue());
    String second = console.newestBatch().path("id").asText();
    assertThat(second).isNotEqualTo(first);
    console.awaitState(second, "done");
    assertThat(console.rows(second)).hasSize(3);

    Map<String, Standing> there = site.gate("east").everybody();
    assertThat(there.get("F0002").line()).isEqualTo("F0002 李伟 employee [lab] 1 picture(s)");
    assertThat(there.get("F0002").extra().get("部门")).isEqualTo("销售, 北区");
    assertThat(there.get("F0003").name()).isEqualTo("=张三()");
    assertThat(there.get("F0003").extra().get("部门"))
        .as("not made harmless twice")
        .isEqualTo("=1+1");
    assertThat(there.get("F0003").extra().keySet())
        .as("the reason's column is no information on the person")
        .noneMatch(key -> key.startsWith("muster: ") || key.contains("原因"));
    assertThat(drop.waiting()).isEmpty();
  }

  private static List<String> returned(WatchedFolder drop) {
    return drop.handedBack(".failed").stream()
        .filter(file -> file.endsWith("-failed.csv"))
        .toList();
  }
}
