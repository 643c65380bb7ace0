package dev.muster.facebox.v2;

import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Refusal;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The endpoint map of the v2 API ({@code contracts/sophon.md §3}): everything is POST with JSON but
 * the two pictures.
 */
public record V2Routes(Library library, Recognition recognition, Service service)
    implements Dialect {

  private static final String FACE = "/sophon/v2/face/";

  /** Who and what is registered. */
  public record Library(
      V2Permissions permissions,
      V2Identities identities,
      V2Faces faces,
      V2Devices devices,
      V2Previews previews) {}

  /** What looks at faces, and what it leaves. */
  public record Recognition(
      V2Detect detect,
      V2Quality quality,
      V2Compare compare,
      V2Search search,
      V2SearchByImage history,
      V2Events events) {}

  /** The box itself. */
  public record Service(V2Configs configs, V2Service other, V2Pictures pictures) {}

  @Override
  public boolean speaks(String path) {
    return path.startsWith("/sophon/");
  }

  @Override
  public ServerResponse refused(Refusal refusal) {
    return Failure.answer(refusal);
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    addPeople(routes);
    addDevices(routes);
    addRecognition(routes);
    addService(routes);
    return routes.build();
  }

  /** {@code /updateidenity} is how the vendor's index writes it ({@code §10.3.2}). */
  private void addPeople(RouterFunctions.Builder routes) {
    routes
        .POST(FACE + "createpermission", library.permissions()::create)
        .POST(FACE + "getpermission", library.permissions()::get)
        .POST(FACE + "getpermissions", library.permissions()::list)
        .POST(FACE + "updatepermission", library.permissions()::update)
        .POST(FACE + "deletepermission", library.permissions()::delete)
        .POST(FACE + "createidentity", library.identities()::create)
        .POST(FACE + "getidentity", library.identities()::get)
        .POST(FACE + "getidentities", library.identities()::list)
        .POST(FACE + "updateidentity", library.identities()::update)
        .POST(FACE + "updateidenity", library.identities()::update)
        .POST(FACE + "deleteidentities", library.identities()::delete)
        .POST(FACE + "addface", library.faces()::add)
        .POST(FACE + "deleteface", library.faces()::delete)
        .POST(FACE + "replaceface", library.faces()::replace)
        .POST(FACE + "updateimage", library.faces()::replaceByDraft)
        .GET(FACE + "getregisterimage/{id}", service.pictures()::registered);
  }

  private void addDevices(RouterFunctions.Builder routes) {
    routes
        .POST(FACE + "addmediadevice", library.devices()::add)
        .POST(FACE + "getmediadevices", library.devices()::get)
        .POST(FACE + "updatemediadevice", library.devices()::update)
        .POST(FACE + "deletemediadevice", library.devices()::delete)
        .POST(FACE + "deletemediadevices", library.devices()::deleteAll)
        .POST(FACE + "getpreview", library.previews()::get)
        .POST(FACE + "updatepreview", library.previews()::update);
  }

  private void addRecognition(RouterFunctions.Builder routes) {
    routes
        .POST(FACE + "detect", recognition.detect()::detect)
        .POST(FACE + "fiqa", recognition.quality()::judge)
        .POST(FACE + "compare", recognition.compare()::compare)
        .POST(FACE + "search", recognition.search()::search)
        .POST(FACE + "searchbyimage", recognition.history()::search)
        .POST(FACE + "getevents", recognition.events()::list)
        .POST(FACE + "getevent", recognition.events()::get)
        .GET(FACE + "getspotimage/{id}", service.pictures()::spot);
  }

  private void addService(RouterFunctions.Builder routes) {
    routes
        .POST(FACE + "getconfigs", service.configs()::get)
        .POST(FACE + "setconfigs", service.configs()::set)
        .POST(FACE + "checkeventimagepath", service.configs()::eventImagePath)
        .POST(FACE + "wipedata", service.other()::wipe)
        .POST(FACE + "login", service.other()::login)
        .POST(FACE + "changepassword", service.other()::changePassword);
  }
}
