package dev.muster.facebox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Devices;
import dev.muster.facebox.library.Gallery;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.match.Events;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What the box says of itself to people: a page on {@code /} and its numbers on {@code /status}.
 */
public final class StatusPage implements Dialect {

  private static final byte[] PAGE = page();

  private final @Nullable Recogniser recogniser;
  private final People people;
  private final Gallery gallery;
  private final Devices devices;
  private final Events events;
  private final PushTargets targets;
  private final Supplier<List<String>> faults;
  private final int websocketPort;

  /**
   * @param faults one line for everything that the box was told to do wrong
   * @param websocketPort of the realtime events, -1 for none
   */
  public StatusPage(
      @Nullable Recogniser recogniser,
      People people,
      Gallery gallery,
      Devices devices,
      Events events,
      PushTargets targets,
      Supplier<List<String>> faults,
      int websocketPort) {
    this.recogniser = recogniser;
    this.people = people;
    this.gallery = gallery;
    this.devices = devices;
    this.events = events;
    this.targets = targets;
    this.faults = faults;
    this.websocketPort = websocketPort;
  }

  @Override
  public boolean speaks(String path) {
    return false;
  }

  @Override
  public ServerResponse refused(Refusal refusal) {
    return Reply.json(
        refusal.error().httpStatus(), Json.object().put("message", refusal.getMessage()));
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    return RouterFunctions.route()
        .GET("/", request -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).body(PAGE))
        .GET("/status", this::numbers)
        .build();
  }

  private ServerResponse numbers(ServerRequest request) {
    int receivers = targets.count();
    ObjectNode status = Json.object();
    status.put("engine", recogniser == null ? "off" : recogniser.engine().id());
    status.put("demonstration", recogniser != null && recogniser.engine().demonstration());
    status.put("people", people.count());
    status.put("faces", gallery.faces());
    status.put("devices", devices.all().size());
    status.put("events", events.count());
    status.put("receivers", receivers);
    status.put("waiting", receivers == 0 ? 0 : events.countAfter(targets.sentTo()));
    status.put("websocket", websocketPort);
    status.set("faults", Json.array(faults.get()));
    return Reply.ok(status);
  }

  private static byte[] page() {
    try (InputStream page = StatusPage.class.getResourceAsStream("/facebox/page.html")) {
      if (page == null) {
        throw new IllegalStateException("facebox/page.html is missing from the program");
      }
      return page.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading facebox/page.html", e);
    }
  }
}
