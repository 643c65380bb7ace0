package dev.muster.facebox.v1;

import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Refusal;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The endpoint map of the v1 API ({@code contracts/sophon.md §3}). */
public record V1Routes(Library library, Recognition recognition, Service service)
    implements Dialect {

  /** Who and what is registered. */
  public record Library(
      V1Permissions permissions,
      V1Groups groups,
      V1Users users,
      V1Devices devices,
      V1Pictures pictures) {}

  /** What looks at faces, and what it leaves. */
  public record Recognition(
      V1Match match,
      V1Compare compare,
      V1Detect detect,
      V1Quality quality,
      V1PictureSearch search,
      V1Events events) {}

  /** The box itself. */
  public record Service(
      V1History history,
      V1Monitor monitor,
      V1Configs configs,
      V1Score score,
      V1Gate gate,
      V1Service other) {}

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
    RouterFunctions.Builder routes = RouterFunctions.route();
    addLibrary(routes);
    addRecognition(routes);
    addSystem(routes);
    return routes.build();
  }

  private void addLibrary(RouterFunctions.Builder routes) {
    routes
        .POST("/SophonFogSys/api/permissions", library.permissions()::create)
        .GET("/SophonFogSys/api/permissions", library.permissions()::list)
        .PUT("/SophonFogSys/api/permissions", library.permissions()::update)
        .DELETE("/SophonFogSys/api/permissions", library.permissions()::delete)
        .GET("/SophonFace/api/permissions", library.permissions()::find)
        .POST("/SophonFogSys/api/groups", library.groups()::create)
        .GET("/SophonFogSys/api/groups", library.groups()::list)
        .PUT("/SophonFogSys/api/groups", library.groups()::update)
        .DELETE("/SophonFogSys/api/groups", library.groups()::delete)
        .GET("/SophonFace/api/groups", library.groups()::find)
        .PUT("/SophonFogSys/api/GroupUsers", library.groups()::addUsers)
        .DELETE("/SophonFogSys/api/GroupUsers", library.groups()::removeUsers)
        .POST("/SophonFogSys/api/users", library.users()::create)
        .GET("/SophonFogSys/api/users", library.users()::list)
        .PUT("/SophonFogSys/api/users", library.users()::update)
        .DELETE("/SophonFogSys/api/users", library.users()::delete)
        .GET("/SophonFace/api/images/{id}", library.pictures()::registered)
        .POST("/SophonDevice/api/Devices", library.devices()::add)
        .GET("/SophonDevice/api/Devices", library.devices()::list)
        .PUT("/SophonDevice/api/Devices", library.devices()::update)
        .DELETE("/SophonDevice/api/Devices", library.devices()::delete);
  }

  private void addRecognition(RouterFunctions.Builder routes) {
    routes
        .POST("/SophonFace/api/detect", recognition.detect()::detect)
        .POST("/SophonFace/api/FIQA", recognition.quality()::judge)
        .POST("/SophonMatch/api/PictureMatch", recognition.match()::match)
        .POST("/SophonMatch/api/compare", recognition.compare()::compare)
        .POST("/SophonMatch/api/picturesearch", recognition.search()::search)
        .GET("/SophonFace/api/events", recognition.events()::list)
        .DELETE("/SophonFace/api/events", recognition.events()::delete)
        .GET("/SophonFace/api/event_images/{id}", library.pictures()::ofEvent)
        .DELETE("/SophonFace/api/event_images", recognition.events()::deletePictures);
  }

  private void addSystem(RouterFunctions.Builder routes) {
    routes
        .POST("/SophonFogSys/api/HistoryEventUrl", service.history()::set)
        .GET("/SophonFogSys/api/HistoryEventUrl", service.history()::get)
        .POST("/SophonFogSys/api/EventServerUrl", service.monitor()::setEventServers)
        .GET("/SophonFogSys/api/EventServerUrl", service.monitor()::eventServers)
        .POST("/SophonFogSys/api/MonitorServerUrl", service.monitor()::setMonitor)
        .GET("/SophonFogSys/api/MonitorServerUrl", service.monitor()::monitor)
        .GET("/SophonConfig/api/Configs", service.configs()::all)
        .GET("/SophonConfig/api/Configs/{name}", service.configs()::one)
        .PUT("/SophonConfig/api/Configs", service.configs()::set)
        .GET("/SophonFogSys/api/PrettyScore", service.score()::get)
        .PUT("/SophonFogSys/api/PrettyScore", service.score()::set)
        .GET("/SophonFogSys/api/GateControllerMode", service.gate()::mode)
        .POST("/SophonFogSys/api/GateControllerMode", service.gate()::setMode)
        .PUT("/SophonFogSys/api/EventAction", service.gate()::act)
        .GET("/SophonFogSys/api/EventAction", service.gate()::acts)
        .POST("/SophonFogSys/api/WipeData", service.other()::wipe)
        .POST("/SophonFogSys/api/ImagePathStatusQuery", service.other()::imagePath)
        .POST("/SophonConfig/api/login", service.other()::login)
        .POST("/SophonConfig/api/password", service.other()::changePassword)
        .GET("/SophonMQ/api/DevSno", service.other()::serialNumber)
        .PUT("/SophonMQ/api/DevSno", service.other()::setSerialNumber)
        .GET("/SophonMQ/api/LoginUrl", service.other()::loginUrl)
        .PUT("/SophonMQ/api/LoginUrl", service.other()::setLoginUrl);
  }
}
