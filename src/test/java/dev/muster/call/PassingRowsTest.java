package dev.muster.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that pass by, and the fields of their rows that are picked out. */
class PassingRowsTest {

  private static final int ID = 0;
  private static final int NAME = 1;
  private static final int GROUPS = 2;

  private final ObjectMapper json = new ObjectMapper();
  private final PassingRows passing = new PassingRows(json, JsonPointer.compile("/data/people"));
  private final PickedFields fields = new PickedFields("/id", "/info/name", "/info/groups");
  private final List<PickedFields.Row> rows = new ArrayList<>();

  private @Nullable JsonNode read(String body) throws IOException {
    return passing.read(
        body.getBytes(StandardCharsets.UTF_8), parser -> rows.add(fields.read(parser)));
  }

  @Test
  void theRowsPassByAndTheRestStays() throws IOException {
    JsonNode rest =
        read(
            """
            {"data": {"before": [1, {"a": 2}], "people": [
               {"id": "0001", "info": {"name": "王小明", "groups": ["staff", 7], "more": {"name": "x"}}},
               {"photo": "AAAA", "info": {"groups": [], "name": "李雷"}, "id": "0002"}],
             "total": 2}, "note": "n"}
            """);
    assertThat(rest)
        .isEqualTo(
            json.readTree(
                "{\"data\":{\"before\":[1,{\"a\":2}],\"people\":[],\"total\":2},\"note\":\"n\"}"));
    assertThat(rows).extracting(row -> row.text(ID)).containsExactly("0001", "0002");
    assertThat(rows).extracting(row -> row.text(NAME)).containsExactly("王小明", "李雷");
    assertThat(rows)
        .extracting(row -> row.texts(GROUPS))
        .containsExactly(List.of("staff", "7"), List.of());
  }

  @Test
  void whatIsNotOfTheFormIsNotThere() throws IOException {
    read(
        """
        {"data": {"people": [
          "no object", 12, null, [{"id": "inner"}], {},
          {"id": {"deep": ["x"]}, "info": "text"},
          {"id": null, "info": {"name": ["a", "b"], "groups": "staff"}},
          {"id": 17, "info": {"name": true, "groups": [null, ["x"], {"y": 1}, "z"]}}]}}
        """);
    assertThat(rows).hasSize(8);
    assertThat(rows.subList(0, 7)).extracting(row -> row.text(ID)).containsOnlyNulls();
    assertThat(rows.subList(0, 7)).extracting(row -> row.text(NAME)).containsOnlyNulls();
    assertThat(rows.subList(0, 7)).extracting(row -> row.texts(GROUPS)).containsOnlyNulls();
    assertThat(rows.get(7).text(ID)).isEqualTo("17");
    assertThat(rows.get(7).text(NAME)).isEqualTo("true");
    assertThat(rows.get(7).texts(GROUPS)).containsExactly("z");
    assertThat(rows.get(7).texts(NAME)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"people\": [{\"id\": 1}]}",
        "{\"data\": {\"people\": {\"id\": 1}}}",
        "[{\"id\": 1}]",
        "7"
      })
  void whatHasNoSuchListIsReadAsItIs(String body) throws IOException {
    assertThat(read(body)).isEqualTo(json.readTree(body));
    assertThat(rows).isEmpty();
  }

  @Test
  void nothingIsNothing() throws IOException {
    assertThat(read("")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\": {\"people\": [{\"id\": 1}, {\"id\":",
        "{\"data\": {\"people\": [{\"id\": 1}",
        "{\"data\": {\"people\": [{\"id\": 1}]",
        "{\"data\": {\"people\": [{\"id\": 1}]}",
        "{\"data\": {\"people\": [{\"id\": 1} {\"id\": 2}]}}"
      })
  void aListThatIsCutOffIsNoJson(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(JacksonException.class);
  }
}
