package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Accounts;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.match.Wipe;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Wipe, picture store, login and licence of the v1 API ({@code contracts/sophon.md §4.6}). */
public final class V1Service {

  private final Bodies bodies;
  private final Configuration configuration;
  private final Wipe wipe;
  private final Accounts accounts;
  private final Pictures pictures;

  public V1Service(
      Bodies bodies, Configuration configuration, Wipe wipe, Accounts accounts, Pictures pictures) {
    this.bodies = bodies;
    this.configuration = configuration;
    this.wipe = wipe;
    this.accounts = accounts;
    this.pictures = pictures;
  }

  /** Echoes the options once everything is gone; the box restarts after the answer. */
  ServerResponse wipe(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    ObjectNode sent =
        fields.object("wipe_options").orElseThrow(() -> fields.missing("wipe_options"));
    Fields options = fields.within(sent);
    wipe.run(
        new Wipe.Wish(
            options.flag("users", false),
            false,
            options.flag("events", false),
            options.flag("all", false)));
    ObjectNode data = Json.object();
    data.set("wipe_options", sent);
    return Answer.data(data);
  }

  /** The folder has the appliance's name; here the pictures always lie in the box's own folder. */
  ServerResponse imagePath(ServerRequest request) {
    boolean available = pictures.isAvailable();
    boolean local = configuration.text(Setting.EVENT_IMAGES).equals("local");
    return Answer.data(
        Json.object()
            .put("image_path", local ? "/data/events" : "/data2/events")
            .put("available", available)
            .put("message", available ? "" : "图片目录不可写")
            .put("english_message", available ? "" : "the picture folder cannot be written"));
  }

  /** A wrong name or password is an answer, not an error; there is no session. */
  ServerResponse login(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    return success(accounts.knows(fields.name("username"), password(fields, "password")));
  }

  ServerResponse changePassword(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    String fresh = password(fields, "new_password");
    if (fresh.isEmpty() || fresh.length() > Accounts.LONGEST) {
      throw fields.refuse("new_password must have 1 to " + Accounts.LONGEST + " characters");
    }
    return success(
        accounts.change(fields.name("username"), password(fields, "old_password"), fresh));
  }

  ServerResponse serialNumber(ServerRequest request) {
    return serialNumber(configuration.text(Setting.DEV_SNO));
  }

  ServerResponse setSerialNumber(ServerRequest request) throws IOException {
    return serialNumber(set(request, Setting.DEV_SNO, "dev_sno"));
  }

  ServerResponse loginUrl(ServerRequest request) {
    return loginUrl(configuration.text(Setting.LOGIN_URL));
  }

  ServerResponse setLoginUrl(ServerRequest request) throws IOException {
    return loginUrl(set(request, Setting.LOGIN_URL, "login_url"));
  }

  /** An empty text is a value. */
  private String set(ServerRequest request, Setting setting, String name) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    String value = fields.optionalName(name).orElseThrow(() -> fields.missing(name));
    configuration.set(Map.of(setting, value));
    return value;
  }

  private static String password(Fields fields, String name) {
    return fields.optionalText(name).orElseThrow(() -> fields.missing(name));
  }

  /** The documents name the key both ways without saying when which; so both are here. */
  private static ServerResponse serialNumber(String number) {
    return Answer.data(Json.object().put("dev_sno", number).put("response", number));
  }

  private static ServerResponse loginUrl(String url) {
    return Answer.data(Json.object().put("response", url));
  }

  private static ServerResponse success(boolean success) {
    return Answer.data(Json.object().put("success", success));
  }
}
