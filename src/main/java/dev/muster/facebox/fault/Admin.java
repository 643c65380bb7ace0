package dev.muster.facebox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Changes at run time what the box does wrong: {@code /admin/*}. There is no authentication; it is
 * for test benches and off unless it is asked for. A wrong value is answered with 400 and one
 * sentence that names the field, the value and what is allowed.
 */
public final class Admin implements Dialect {

  private final Bodies bodies;
  private final AdminFaults faults;
  private final AdminBox box;

  public Admin(Bodies bodies, Faults faults, BoxControls controls) {
    this.bodies = bodies;
    this.faults = new AdminFaults(faults);
    this.box = new AdminBox(faults, controls);
  }

  @Override
  public boolean speaks(String path) {
    return path.equals("/admin") || path.startsWith("/admin/");
  }

  @Override
  public ServerResponse refused(Refusal refusal) {
    return message(refusal.error().httpStatus(), refusal.getMessage());
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    return RouterFunctions.route()
        .GET("/admin/faults", shown(faults::list))
        .PUT("/admin/faults", changed(faults::replace))
        .POST("/admin/faults", changed(faults::add))
        .DELETE("/admin/faults", shown(faults::clear))
        .DELETE("/admin/faults/{id}", this::remove)
        .GET("/admin/push", shown(box::push))
        .PUT("/admin/push", changed(box::push))
        .GET("/admin/clock", shown(box::clock))
        .PUT("/admin/clock", changed(box::clock))
        .GET("/admin/service", shown(box::service))
        .PUT("/admin/service", changed(box::service))
        .POST("/admin/events", changed(box::events))
        .POST("/admin/restart", changed(box::restart))
        .build();
  }

  private ServerResponse remove(ServerRequest request) {
    String id = request.pathVariable("id");
    if (!faults.remove(id)) {
      throw new Refusal(BoxError.ID_NOT_FOUND, id);
    }
    return Reply.ok(faults.list());
  }

  private static HandlerFunction<ServerResponse> shown(Supplier<ObjectNode> show) {
    return request -> Reply.ok(show.get());
  }

  private HandlerFunction<ServerResponse> changed(Function<Fields, ObjectNode> change) {
    return request -> changed(request, change);
  }

  private ServerResponse changed(ServerRequest request, Function<Fields, ObjectNode> change)
      throws IOException {
    Fields fields = bodies.read(request, Family.FACE);
    try {
      return Reply.ok(change.apply(fields));
    } catch (IllegalArgumentException wrong) {
      return message(400, String.valueOf(wrong.getMessage()));
    }
  }

  private static ServerResponse message(int status, String sentence) {
    return Reply.json(status, Json.object().put("message", sentence));
  }
}
