package dev.muster.enrol.manifest;

import static dev.muster.enrol.manifest.RawXlsx.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that are made to hurt whoever reads them. */
class HostileXlsxTest {

  private static final Limits SMALL = new Limits(4 << 20, 1_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c t=\"s\"><v>2147483647</v></c>",
        "<c t=\"s\"><v>-1</v></c>",
        "<c t=\"s\"><v>x</v></c>",
        "<c><v>1E999999999</v></c>",
        "<c><v>1E-999999999</v></c>",
        "<c><v>x</v></c>",
        "<c s=\"99999\"><v>1.5E+20</v></c>",
        "<c s=\"x\" t=\"d\"><v>?</v></c>",
        "<c t=\"?\"><v>?</v></c>",
        "<c r=\"A2\"><f t=\"shared\" si=\"7\"/><v>?</v></c>",
        "<c r=\"1\"><v>?</v></c>",
      })
  void anOddCellSpoilsItsLineOnly(String cell) {
    var lines = RawXlsx.of(text("id"), cell, text("7")).manifest().lines(SMALL);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).refusal()).isNotNull();
    assertThat(lines.get(1).entry().id()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZZZZZZ2", "XFD2", "AAAA99999999999"})
  void aCellFarAwayTakesNoMemory(String address) {
    var lines =
        RawXlsx.of(text("id"), "<c r=\"" + address + "\"><v>1</v></c>", text("7"))
            .manifest()
            .lines(SMALL);
    assertThat(lines).extracting(Line::text).containsExactly("7");
  }

  @Test
  void entitiesAreNotRead() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">"
            + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
            + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>id&b;&f;</t></is></c></row>"
            + "</sheetData></worksheet>";
    assertThat(new RawXlsx().sheetXml("", bomb).manifest().refused(SMALL).refusal().reason())
        .isEqualTo(Reason.MANIFEST_UNREADABLE);
  }

  @Test
  void whatUnpacksBeyondTheLimitIsRefused() {
    String rows = "<row/>".repeat(8_000_000);
    RawXlsx wide =
        new RawXlsx().sheetXml("", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    assertThat(wide.manifest().refused(SMALL).refusal().detail()).contains("unpacks to more");
    RawXlsx shared = RawXlsx.of(text("id")).shared("<si><t>" + "x".repeat(900) + "</t></si>");
    assertThat(shared.manifest().lines(SMALL)).isEmpty();
    RawXlsx texts = RawXlsx.of(text("id")).shared("<si/>".repeat(2_000_000));
    assertThat(texts.manifest().refused(SMALL).refusal().detail())
        .contains("texts of the workbook");
  }

  @Test
  void anEndlessTagOrRemarkIsRefused() {
    for (String xml :
        new String[] {
          "<worksheet a=\"" + "x".repeat(5_000_000) + "\"/>",
          "<worksheet><!--" + "x".repeat(5_000_000) + "--></worksheet>",
          "<worksheet>" + "<a>".repeat(1_000) + "</worksheet>",
        }) {
      assertThat(new RawXlsx().sheetXml("", xml).manifest().refused(SMALL).refusal().reason())
          .isEqualTo(Reason.MANIFEST_UNREADABLE);
    }
  }

  @Test
  void damageAnywhereIsAReasonAndNoException() {
    byte[] whole = RawXlsx.of(text("id") + text("name"), text("7") + text("a")).bytes();
    Random random = new Random(4);
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 3; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      GivenManifest given = GivenManifest.bytes("a.xlsx", damaged);
      try {
        Manifests.read(given.file(), given.name(), GivenManifest.CLOCK, SMALL, line -> {});
      } catch (ManifestRefused e) {
        assertThat(e.refusal().detail()).isNotBlank();
      } catch (java.io.IOException e) {
        throw new AssertionError("round " + round, e);
      }
      assertThat(given.file().toFile().delete()).isTrue();
    }
  }
}
