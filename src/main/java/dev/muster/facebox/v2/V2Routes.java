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
public record V2Routes(
    V2Permissions permissions,
    V2Identities identities,
    V2Faces faces,
    V2Detect detect,
    V2Quality quality,
    V2Devices devices,
    V2Previews previews,
    V2Configs configs,
    V2Events events,
    V2Pictures pictures)
    implements Dialect {

  private static final String FACE = "/sophon/v2/face";

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
    return RouterFunctions.route()
        .POST(FACE + "/createpermission", permissions::create)
        .POST(FACE + "/getpermission", permissions::get)
        .POST(FACE + "/getpermissions", permissions::list)
        .POST(FACE + "/updatepermission", permissions::update)
        .POST(FACE + "/deletepermission", permissions::delete)
        .POST(FACE + "/createidentity", identities::create)
        .POST(FACE + "/getidentity", identities::get)
        .POST(FACE + "/getidentities", identities::list)
        .POST(FACE + "/updateidentity", identities::update)
        .POST(FACE + "/deleteidentities", identities::delete)
        .POST(FACE + "/addface", faces::add)
        .POST(FACE + "/deleteface", faces::delete)
        .POST(FACE + "/replaceface", faces::replace)
        .POST(FACE + "/updateimage", faces::replaceByDraft)
        .POST(FACE + "/detect", detect::detect)
        .POST(FACE + "/fiqa", quality::judge)
        .POST(FACE + "/addmediadevice", devices::add)
        .POST(FACE + "/getmediadevices", devices::get)
        .POST(FACE + "/updatemediadevice", devices::update)
        .POST(FACE + "/deletemediadevice", devices::delete)
        .POST(FACE + "/deletemediadevices", devices::deleteAll)
        .POST(FACE + "/getpreview", previews::get)
        .POST(FACE + "/updatepreview", previews::update)
        .POST(FACE + "/getconfigs", configs::get)
        .POST(FACE + "/setconfigs", configs::set)
        .POST(FACE + "/checkeventimagepath", configs::eventImagePath)
        .POST(FACE + "/getevents", events::list)
        .POST(FACE + "/getevent", events::get)
        .GET(FACE + "/getspotimage/{id}", pictures::spot)
        .GET(FACE + "/getregisterimage/{id}", pictures::registered)
        .build();
  }
}
