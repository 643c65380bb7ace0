package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Previews;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;

/**
 * The {@code preview_list} object of the v1 API ({@code contracts/sophon.md §4.5.2}); its mode is a
 * text.
 */
final class V1Preview {

  private V1Preview() {}

  static ObjectNode row(Previews.Preview preview) {
    ObjectNode row = Json.object();
    row.set("preview_list", Json.array(preview.selected()));
    row.set("current_preview_list", Json.array(preview.shown()));
    return row.put("preview_mode", String.valueOf(preview.mode()))
        .put("last_set_name", preview.setBy());
  }

  /** What is not sent stays as it is. */
  static Previews.Preview of(Fields fields, Previews.Preview old) {
    String mode = fields.optionalText("preview_mode").orElse(String.valueOf(old.mode()));
    String setBy = fields.optionalText("last_set_name").orElse(old.setBy());
    if (Previews.MODES.stream().map(String::valueOf).noneMatch(mode::equals)) {
      throw fields.refuse("preview_mode must be \"1\", \"4\" or \"16\"");
    }
    if (!Previews.SETTERS.contains(setBy)) {
      throw fields.refuse("last_set_name must be QT or WEBUI");
    }
    return new Previews.Preview(
        fields.texts("preview_list").orElse(old.selected()),
        fields.texts("current_preview_list").orElse(old.shown()),
        Integer.parseInt(mode),
        setBy);
  }
}
