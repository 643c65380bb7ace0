package dev.muster.facebox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Query;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What the box shows of itself to people: a page on {@code /}, what the page reads below {@code
 * /page/}, and the bare numbers on {@code /status}. Only reads: what the page changes, it changes
 * through the v1 API and the admin endpoint, like any other client.
 */
public final class BoxPage implements Dialect {

  private final PageFiles files = new PageFiles();
  private final Summary summary;
  private final PeopleList people;
  private final GroupList groups;
  private final DeviceList devices;
  private final EventList events;
  private final Scores scores;
  private final PagePictures pictures;

  public BoxPage(Shown shown) {
    this.summary = new Summary(shown);
    this.people = new PeopleList(shown.database(), shown.people()::count);
    this.groups = new GroupList(shown.database());
    this.devices = new DeviceList(shown.database());
    this.events = new EventList(shown.database(), shown.targets());
    this.scores = new Scores(shown.database());
    this.pictures = new PagePictures(shown.pictures());
  }

  @Override
  public boolean speaks(String path) {
    return path.startsWith("/page/");
  }

  @Override
  public ServerResponse refused(Refusal refusal) {
    return Reply.json(
        refusal.error().httpStatus(), Json.object().put("message", refusal.getMessage()));
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    return RouterFunctions.route()
        .GET("/", files::page)
        .GET("/status", request -> Reply.ok(summary.numbers()))
        .GET("/page/files/{name}", files::file)
        .GET("/page/pictures/{id}", pictures::get)
        .GET("/page/summary", request -> fresh(summary.read(request)))
        .GET("/page/people", reads(people::read))
        .GET("/page/groups", reads(groups::read))
        .GET("/page/devices", reads(devices::read))
        .GET("/page/events", reads(events::read))
        .GET("/page/scores", reads(scores::read))
        .build();
  }

  private static HandlerFunction<ServerResponse> reads(Function<Query, ObjectNode> read) {
    return request -> fresh(read.apply(new Query(request, Family.FACE)));
  }

  private static ServerResponse fresh(ObjectNode answer) {
    return ServerResponse.ok()
        .header("Cache-Control", "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.bytes(answer));
  }
}
