package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.box.Device;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds, adds and binds the devices of the person's permission groups, and points the box's event
 * push at us. What the box refuses here is written down and shown; it does not keep people off the
 * box. Source: contracts/sophon.md §4.5, §6.1.1.
 */
public final class SophonSetup {

  private final SophonCalls calls;
  private final BoxSetup setup;
  private final Function<String, String> intake;
  private final ObjectMapper json;

  /**
   * @param intake the address to which a box pushes its events, by the name of the box
   */
  SophonSetup(
      SophonCalls calls, BoxSetup setup, Function<String, String> intake, ObjectMapper json) {
    this.calls = calls;
    this.setup = setup;
    this.intake = intake;
    this.json = json;
  }

  /** Asks which devices the box has. */
  public Ask<Registration> findDevices(Registration registration) {
    return new Ask<>(
        registration,
        calls.findDevices(registration.box()),
        (now, answer) -> SophonBox.judge(now, SophonAnswer.of(json, answer), this::foundDevices));
  }

  /** Adds the devices that the box does not have. */
  public Ask<Registration> addDevices(Registration registration) {
    List<SophonWire.DeviceRow> rows =
        registration.todo().devicesToAdd().stream()
            .map(device -> row(registration, device))
            .toList();
    Call call = calls.addDevices(registration.box(), new SophonWire.Devices(rows));
    return new Ask<>(registration, call, this::devicesWritten);
  }

  /** Binds devices that the box has, but with another permission group. */
  public Ask<Registration> bindDevices(Registration registration) {
    List<Object> rows = new ArrayList<>();
    registration
        .todo()
        .devicesToBind()
        .forEach(
            (id, device) -> {
              Map<String, Object> row =
                  new LinkedHashMap<>(json.convertValue(row(registration, device), MAP));
              row.put("device_id", id);
              rows.add(row);
            });
    Call call = calls.changeDevices(registration.box(), new SophonWire.Devices(rows));
    return new Ask<>(registration, call, this::devicesWritten);
  }

  /** Notes that the devices of the person's permission groups were looked after. */
  public Registration devicesDone(Registration registration) {
    Set<String> groups = new TreeSet<>(registration.placing().person().groups());
    groups.removeAll(registration.known().deviceGroups());
    for (String group : groups) {
      if (setup.find(registration.lane(), Part.DEVICE, group).isEmpty()) {
        setup.stands(registration.lane(), Part.DEVICE, group, names(registration, group));
      }
    }
    return registration.with(registration.known().devicesOf(groups));
  }

  /** Asks where the box pushes its events. */
  public Ask<Registration> findEventUrl(Registration registration) {
    return new Ask<>(registration, calls.findEventUrl(registration.box()), this::foundEventUrl);
  }

  /** Points the event push of the box at us: face crops yes, other pictures no, every second. */
  public Ask<Registration> setEventUrl(Registration registration) {
    SophonWire.EventUrl url =
        new SophonWire.EventUrl(
            List.of(intake.apply(registration.lane())), "json", 1, true, false, false);
    return new Ask<>(
        registration, calls.setEventUrl(registration.box(), url), this::eventUrlWritten);
  }

  /** Notes that the box pushes its events to us. */
  public Registration subscribed(Registration registration) {
    if (setup.find(registration.lane(), Part.EVENT_URL, "").isEmpty()) {
      setup.stands(registration.lane(), Part.EVENT_URL, "", intake.apply(registration.lane()));
    }
    return registration.with(registration.known().nowSubscribed());
  }

  private Registration foundDevices(Registration now, Success success) {
    List<Device> add = new ArrayList<>();
    Map<String, Device> bind = new LinkedHashMap<>();
    for (Device wanted : now.devicesToCheck()) {
      JsonNode row = device(success, wanted.address());
      if (row == null) {
        add.add(wanted);
      } else if (!now.known()
          .permissions()
          .get(wanted.group())
          .equals(row.path("permission_id").asText())) {
        bind.put(row.path("device_id").asText(), wanted);
      }
    }
    return now.with(Todo.devices(add, bind));
  }

  private static @org.jspecify.annotations.Nullable JsonNode device(
      Success success, String address) {
    for (JsonNode row : success.body().path("data").path("devices_list")) {
      if (address.equals(row.path("device_key").asText())) {
        return row;
      }
    }
    return null;
  }

  private Registration devicesWritten(Registration now, Answer answer) {
    SophonAnswer read = SophonAnswer.of(json, answer);
    if (read instanceof Failure failure && !failure.isTroubleInside()) {
      for (Device device : now.devicesToCheck()) {
        setup.refused(now.lane(), Part.DEVICE, device.group(), failure.words());
      }
      return now.with(Todo.NOTHING);
    }
    return SophonBox.judge(now, read, (same, body) -> same);
  }

  /** Firmware that does not tell is simply told (§6.1.1: GET is not documented after V2R2). */
  private Registration foundEventUrl(Registration now, Answer answer) {
    SophonAnswer read = SophonAnswer.of(json, answer);
    if (read instanceof Failure) {
      return now.with(Todo.eventUrl(true));
    }
    return SophonBox.judge(
        now, read, (same, success) -> same.with(Todo.eventUrl(!pushesToUs(same, success))));
  }

  private boolean pushesToUs(Registration now, Success success) {
    JsonNode data = success.body().path("data");
    JsonNode urls = data.path("history_upload_event_url");
    return urls.size() == 1
        && intake.apply(now.lane()).equals(urls.path(0).asText())
        && data.path("history_need_recognize_face").asBoolean(true);
  }

  private Registration eventUrlWritten(Registration now, Answer answer) {
    SophonAnswer read = SophonAnswer.of(json, answer);
    if (read instanceof Failure failure && !failure.isTroubleInside()) {
      setup.refused(now.lane(), Part.EVENT_URL, "", failure.words());
      return now;
    }
    return SophonBox.judge(now, read, (same, body) -> same);
  }

  private static SophonWire.DeviceRow row(Registration registration, Device device) {
    return new SophonWire.DeviceRow(
        device.type(),
        Map.of(),
        false,
        device.name(),
        device.address(),
        String.valueOf(registration.known().faceGroup()),
        registration.known().permissions().get(device.group()));
  }

  private static String names(Registration registration, String group) {
    return String.join(
        ", ",
        registration.box().devices().stream()
            .filter(device -> device.group().equals(group))
            .map(Device::name)
            .toList());
  }

  private static final com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>> MAP =
      new com.fasterxml.jackson.core.type.TypeReference<>() {};
}
