package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What Go 1.19 itself made of random and of awkward bodies: {@code GoVectors.go.txt} wrote {@code
 * go-vectors.tsv}.
 */
class GoVectorsTest {

  private record Vector(String kind, byte[] input, String output, String error) {

    static Vector of(String line) {
      String[] columns = line.split("\t", -1);
      boolean refused = columns[2].startsWith("!");
      String error = refused ? columns[2] : columns.length > 3 ? columns[3] : "";
      return new Vector(
          columns[0],
          Base64.getDecoder().decode(columns[1]),
          refused ? "" : columns[2],
          error.isEmpty() ? "" : error.substring(1));
    }

    String text() {
      return new String(input, StandardCharsets.UTF_8);
    }
  }

  @Test
  @DisplayName("contracts/arcface.md §2.2: data is written as Go's encoding/json writes it")
  void json() throws NotGoJson {
    List<Vector> vectors = vectors("json").stream().filter(v -> v.error().isEmpty()).toList();

    assertThat(vectors).hasSizeGreaterThan(200);
    for (Vector vector : vectors) {
      String expected =
          new String(Base64.getDecoder().decode(vector.output()), StandardCharsets.UTF_8);
      assertThat(GoWriter.text(GoReader.object(vector.input()), JsonStyle.GO_BEFORE_1_22))
          .as(vector.text())
          .isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("what Go does not read is refused")
  void notJson() {
    List<Vector> vectors = vectors("json").stream().filter(v -> !v.error().isEmpty()).toList();

    assertThat(vectors).hasSizeGreaterThan(70);
    for (Vector vector : vectors) {
      assertThatThrownBy(() -> GoReader.object(vector.input()))
          .as(vector.text())
          .isInstanceOf(NotGoJson.class);
    }
  }

  @Test
  @DisplayName("base64 is read as Go reads it, up to the same wrong character")
  void base64() {
    List<Vector> vectors = vectors("b64");

    assertThat(vectors).hasSizeGreaterThan(250);
    for (Vector vector : vectors) {
      GoBase64.Decoded decoded = GoBase64.decode(vector.text());
      assertThat(HexFormat.of().formatHex(decoded.bytes()))
          .as(vector.text())
          .isEqualTo(vector.output());
      assertThat(decoded.isComplete() ? "" : decoded.error())
          .as(vector.text())
          .isEqualTo(vector.error());
    }
  }

  private static List<Vector> vectors(String kind) {
    try (InputStream in = GoVectorsTest.class.getResourceAsStream("go-vectors.tsv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Vector::of)
          .filter(vector -> vector.kind().equals(kind))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
