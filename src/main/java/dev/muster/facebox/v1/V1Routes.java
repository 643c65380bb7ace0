package dev.muster.facebox.v1;

import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Refusal;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The endpoint map of the v1 API ({@code contracts/sophon.md §3}). */
public record V1Routes(
    V1Permissions permissions,
    V1Groups groups,
    V1Users users,
    V1Devices devices,
    V1Match match,
    V1Detect detect,
    V1Events events,
    V1History history,
    V1Monitor monitor,
    V1Pictures pictures)
    implements Dialect {

  /** Also for paths that no dialect knows: it is the box's oldest. */
  @Override
  public boolean speaks(String path) {
    return path.startsWith("/Sophon");
  }

  @Override
  public ServerResponse refused(Refusal refusal) {
    return Answer.error(refusal);
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    return RouterFunctions.route()
        .POST("/SophonFogSys/api/permissions", permissions::create)
        .GET("/SophonFogSys/api/permissions", permissions::list)
        .PUT("/SophonFogSys/api/permissions", permissions::update)
        .DELETE("/SophonFogSys/api/permissions", permissions::delete)
        .GET("/SophonFace/api/permissions", permissions::find)
        .POST("/SophonFogSys/api/groups", groups::create)
        .GET("/SophonFogSys/api/groups", groups::list)
        .PUT("/SophonFogSys/api/groups", groups::update)
        .DELETE("/SophonFogSys/api/groups", groups::delete)
        .GET("/SophonFace/api/groups", groups::find)
        .POST("/SophonFogSys/api/users", users::create)
        .GET("/SophonFogSys/api/users", users::list)
        .PUT("/SophonFogSys/api/users", users::update)
        .DELETE("/SophonFogSys/api/users", users::delete)
        .GET("/SophonFace/api/images/{id}", pictures::get)
        .POST("/SophonFace/api/detect", detect::detect)
        .POST("/SophonMatch/api/PictureMatch", match::match)
        .POST("/SophonDevice/api/Devices", devices::add)
        .GET("/SophonDevice/api/Devices", devices::list)
        .PUT("/SophonDevice/api/Devices", devices::update)
        .DELETE("/SophonDevice/api/Devices", devices::delete)
        .POST("/SophonFogSys/api/HistoryEventUrl", history::set)
        .GET("/SophonFogSys/api/HistoryEventUrl", history::get)
        .POST("/SophonFogSys/api/EventServerUrl", monitor::setEventServers)
        .GET("/SophonFogSys/api/EventServerUrl", monitor::eventServers)
        .POST("/SophonFogSys/api/MonitorServerUrl", monitor::setMonitor)
        .GET("/SophonFogSys/api/MonitorServerUrl", monitor::monitor)
        .GET("/SophonFace/api/events", events::list)
        .GET("/SophonFace/api/event_images/{id}", pictures::get)
        .build();
  }
}
