package dev.muster.enrol.manifest;

import static dev.muster.enrol.manifest.RawXlsx.number;
import static dev.muster.enrol.manifest.RawXlsx.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedLinesTest {

  @TempDir Path folder;

  /** Writes the lines that are refused, and whatever else is named. */
  private GivenManifest failed(GivenManifest given, Map<Integer, Refusal> others) throws Exception {
    Map<Integer, Refusal> failed = new HashMap<>(others);
    for (Line line : given.lines()) {
      if (line.refusal() != null) {
        failed.put(line.number(), line.refusal());
      }
    }
    Path target = folder.resolve(FailedLines.nameFor(given.name()));
    FailedLines.write(given.file(), given.name(), Limits.USUAL, failed, Locale.ENGLISH, target);
    return new GivenManifest(target, target.getFileName().toString());
  }

  private static String content(GivenManifest given) throws Exception {
    return Files.readString(given.file());
  }

  @Test
  void onlyTheFailedLinesComeBackWithTheReason() throws Exception {
    GivenManifest given =
        GivenManifest.text(
            "员工.csv", "Staff\n工号;姓名;类型\n1;张三;员工\n2;李四;boss\n3;x;vip\n", StandardCharsets.UTF_8);

    GivenManifest back = failed(given, Map.of(5, new Refusal(Reason.NO_FACE, "3.jpg")));

    assertThat(back.name()).isEqualTo("员工-failed.csv");
    assertThat(content(back).lines())
        .first()
        .isEqualTo("\uFEFF工号,姓名,类型,muster: line,muster: reason,muster: what to do");
    assertThat(content(back)).contains("2,李四,boss,4,\"The type of person is not known.");
    assertThat(content(back)).contains("3,x,vip,5,No face was found in the photo. (3.jpg),");
    assertThat(back.lines()).extracting(Line::text).containsExactly("2", "3");
    assertThat(back.lines().get(0).refusal().reason()).isEqualTo(Reason.BAD_TYPE);
    assertThat(back.lines().get(1).entry().extra()).isEmpty();
  }

  @Test
  void aSecondRoundReplacesTheColumnsOfTheFirst() throws Exception {
    GivenManifest once = failed(GivenManifest.csv("id,type,note\n0007,boss,=1\n"), Map.of());
    GivenManifest twice = failed(new GivenManifest(once.file(), "x.csv"), Map.of());
    assertThat(content(twice)).isEqualTo(content(once).replace(",2,", ",2,"));
    assertThat(content(twice).lines().findFirst().orElseThrow().split("muster:")).hasSize(4);
  }

  @Test
  void whatASpreadsheetWouldChangeOrRunIsMadeText() throws Exception {
    GivenManifest back =
        failed(
            GivenManifest.csv("id,name,note,type\n0007,=cmd|x,@sum,boss\n1-2,'+1,-5,boss\n"),
            Map.of());
    assertThat(content(back)).contains("\"=\"\"0007\"\"\",'=cmd|x,'@sum,boss");
    assertThat(content(back)).contains("\"=\"\"1-2\"\"\",'+1,'-5,boss");
    GivenManifest mended = GivenManifest.csv(content(back).replace("boss", "vip"));
    assertThat(mended.lines())
        .extracting(line -> Objects.requireNonNull(line.entry()))
        .extracting(Entry::id, Entry::name, entry -> entry.extra().get("note"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("0007", "=cmd|x", "@sum"),
            org.assertj.core.groups.Tuple.tuple("1-2", "+1", "-5"));
  }

  @Test
  void brokenLinesComeBackForCorrection() throws Exception {
    GivenManifest back =
        failed(GivenManifest.csv("id,name\n1,\"a\n2,b,c,d\n" + "3,\"x\ny\"\n"), Map.of());
    assertThat(back.lines()).extracting(Line::text).containsExactly("1", "2", "3");
    assertThat(back.lines().get(0).entry()).isEqualTo(Entry.named("1", "a"));
    assertThat(back.lines().get(1).refusal().reason()).isEqualTo(Reason.BROKEN_LINE);
    assertThat(back.lines().get(2).refusal().reason()).isEqualTo(Reason.BROKEN_LINE);
  }

  @Test
  void linesOfAWorkbookComeBackAsTheyWereShown() throws Exception {
    GivenManifest book =
        RawXlsx.of(
                text("id") + text("valid_to") + text("type"),
                number("7", 1) + number("46387", 2) + text("boss"))
            .formats("0000", "yyyy/m/d")
            .manifest();
    assertThat(content(failed(book, Map.of()))).contains("\"=\"\"0007\"\"\",2026-12-31,boss");
  }

  @Test
  void aRemovalListStaysOne() throws Exception {
    GivenManifest back =
        failed(GivenManifest.text("离职.txt", "x\n0007\n", StandardCharsets.UTF_8), Map.of());
    assertThat(back.name()).isEqualTo("离职-failed.csv");
    assertThat(Manifests.isRemoval(back.name())).isTrue();
    assertThat(back.lines()).extracting(Line::text).containsExactly("x");
  }

  @Test
  void nothingIsLeftWhenWritingFails() throws Exception {
    GivenManifest none = GivenManifest.csv("a,b\n");
    assertThatThrownBy(
            () ->
                FailedLines.write(
                    none.file(),
                    "a.csv",
                    Limits.USUAL,
                    Map.of(),
                    Locale.ENGLISH,
                    folder.resolve("a-failed.csv")))
        .isInstanceOf(ManifestRefused.class);
    try (var left = Files.list(folder)) {
      assertThat(left.toList()).isEqualTo(List.of());
    }
  }
}
