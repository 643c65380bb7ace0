package dev.muster.facebox.cloudface;

import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The "cloud face recognition" service: register, recognise, list and delete pictures ({@code
 * contracts/cloud-face.md §2}). There is no score and no threshold: the closest are named however
 * far they are.
 */
public final class CloudFaceDialect implements Dialect {

  private static final String REGISTER = "/registration_face";
  private static final String RECOGNISE = "/recognition_face";
  private static final String LIST = "/get_registration_face";
  private static final String DELETE = "/delete_registration_face";
  private static final Set<String> PATHS = Set.of(REGISTER, RECOGNISE, LIST, DELETE);

  private final CloudFaceSettings settings;
  private final Calls calls;

  /**
   * @param recogniser absent when recognition is off: nobody is registered or recognised
   */
  public CloudFaceDialect(
      CloudFaceSettings settings,
      Database database,
      Pictures pictures,
      @Nullable Recogniser recogniser) {
    this.settings = settings;
    this.calls = new Calls(settings, new Library(database, pictures, recogniser));
  }

  @Override
  public boolean speaks(String path) {
    return settings.enabled() && PATHS.contains(path);
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    if (settings.enabled()) {
      routes.POST(REGISTER, called(calls::register));
      routes.POST(RECOGNISE, called(calls::recognise));
      routes.GET(LIST, called(calls::list));
      routes.POST(DELETE, called(calls::delete));
    }
    return routes.route(this::isUnknown, called(CloudFaceDialect::unknown)).build();
  }

  /** What failed outside a call, or is to fail by order. */
  @Override
  public ServerResponse refused(Refusal refusal) {
    Fault fault = refusal.error() == BoxError.NOT_FOUND ? Fault.URI : Fault.UNKNOWN;
    return Answers.declined(fault.because(String.valueOf(refusal.getMessage())));
  }

  /** Its paths by another method, and whatever else is asked for on its own port. */
  private boolean isUnknown(ServerRequest request) {
    boolean ownPort =
        settings.port() != 0 && request.servletRequest().getLocalPort() == settings.port();
    return ownPort || speaks(request.path());
  }

  private static ServerResponse unknown(ServerRequest request) {
    throw Fault.URI.because(request.method() + " " + request.path());
  }

  private HandlerFunction<ServerResponse> called(HandlerFunction<ServerResponse> call) {
    return request -> {
      try {
        checkDevice(request);
        return call.handle(request);
      } catch (Declined declined) {
        return Answers.declined(declined);
      }
    };
  }

  private void checkDevice(ServerRequest request) {
    String id = request.headers().firstHeader("X-Device-Id");
    boolean known = id != null && settings.deviceIds().contains(id);
    if (!settings.deviceIds().isEmpty() && !known) {
      throw Fault.DEVICE.because("X-Device-Id is none of muster.facebox.cloud-face.device-ids");
    }
  }
}
