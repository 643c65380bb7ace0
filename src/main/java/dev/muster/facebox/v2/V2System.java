package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.config.Urls;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Dialect;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Configuration of the v2 system status push ({@code contracts/sophon.md §6.7}). The vendor's table
 * and example name the fields of the answer differently: the answer has both.
 */
public record V2System(Bodies bodies, Configuration configuration) implements Dialect {

  private static final String SYSTEM = "/sophon/v2/system";
  private static final int LONGEST_PERIOD = 86_400;

  @Override
  public boolean speaks(String path) {
    return path.startsWith(SYSTEM + "/");
  }

  @Override
  public ServerResponse refused(Refusal refusal) {
    return Failure.answer(refusal);
  }

  @Override
  public RouterFunction<ServerResponse> map() {
    return RouterFunctions.route()
        .POST(SYSTEM + "/setsystemmonitorconfig", this::set)
        .POST(SYSTEM + "/getsystemmonitorconfig", this::get)
        .build();
  }

  private ServerResponse set(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    List<String> urls = urls(fields);
    int seconds =
        fields.number(
            "device_monitor_report_period",
            configuration.whole(Setting.SYSTEM_SECONDS),
            1,
            LONGEST_PERIOD);
    configuration.set(
        Map.of(
            Setting.SYSTEM_URLS,
            Urls.join(urls),
            Setting.SYSTEM_SECONDS,
            seconds,
            Setting.SYSTEM_REPORTER,
            fields
                .optionalName("reporter_id")
                .orElseGet(() -> configuration.text(Setting.SYSTEM_REPORTER))));
    ObjectNode answer = Json.object();
    answer.set("device_monitor_url", Json.array(urls));
    answer
        .put("device_monitor_report_period", seconds)
        .put("reporter_id", configuration.text(Setting.SYSTEM_REPORTER))
        .set("monitor_address_list", Json.array(urls));
    return Reply.ok(answer.put("report_period", seconds));
  }

  private ServerResponse get(ServerRequest request) {
    return Reply.ok(
        Json.object()
            .put("reporter_id", configuration.text(Setting.SYSTEM_REPORTER))
            .put("device_monitor_url", configuration.text(Setting.SYSTEM_URLS))
            .put("device_monitor_report_period", configuration.whole(Setting.SYSTEM_SECONDS)));
  }

  /** Joined by commas; none stops the push. */
  private static List<String> urls(Fields fields) {
    String sent =
        fields
            .optionalText("device_monitor_url")
            .orElseThrow(() -> fields.missing("device_monitor_url"));
    List<String> urls = Urls.split(sent);
    if (urls.size() > Urls.MOST) {
      throw new Refusal(BoxError.URL_INVAL, "at most " + Urls.MOST + " addresses");
    }
    for (String url : urls) {
      if (!Urls.isValid(url)) {
        throw new Refusal(BoxError.URL_INVAL, url);
      }
    }
    return urls;
  }
}
