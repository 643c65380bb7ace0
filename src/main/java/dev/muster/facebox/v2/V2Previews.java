package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Previews;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The preview of the v2 API ({@code contracts/sophon.md §5.4}); the lists hold device ids. */
public final class V2Previews {

  private final Bodies bodies;
  private final Previews previews;

  public V2Previews(Bodies bodies, Previews previews) {
    this.bodies = bodies;
    this.previews = previews;
  }

  /** It takes nothing, so it does not look at what is sent. */
  ServerResponse get(ServerRequest request) {
    return Reply.ok(row(previews.get()));
  }

  /** Changes what is sent and answers all of it. */
  ServerResponse update(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Previews.Preview old = previews.get();
    int mode = fields.number("preview_mode", old.mode(), 1, 16);
    String setBy = fields.optionalText("last_set_name").orElse(old.setBy());
    if (!Previews.MODES.contains(mode)) {
      throw fields.refuse("preview_mode must be 1, 4 or 16");
    }
    if (!Previews.SETTERS.contains(setBy)) {
      throw fields.refuse("last_set_name must be QT or WEBUI");
    }
    Previews.Preview wanted =
        new Previews.Preview(
            fields.texts("selected_device_list").orElse(old.selected()),
            fields.texts("preview_device_list").orElse(old.shown()),
            mode,
            setBy);
    previews.set(wanted);
    return Reply.ok(row(wanted));
  }

  private static ObjectNode row(Previews.Preview preview) {
    ObjectNode row = Json.object();
    row.set("selected_device_list", Json.array(preview.selected()));
    row.set("preview_device_list", Json.array(preview.shown()));
    return row.put("preview_mode", preview.mode()).put("last_set_name", preview.setBy());
  }
}
