package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.box.Device;
import dev.muster.call.Ask;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds, adds and binds the devices of the person's permission groups on a v1 box, and points its
 * event push at us. What the box refuses here is written down and shown; it does not keep people
 * off the box. Source: contracts/sophon.md §4.5, §6.1.1.
 */
public final class V1Setup {

  private final V1Calls calls;
  private final Dialogue dialogue;
  private final BoxSetup setup;
  private final Function<String, String> intake;

  /**
   * @param intake the address to which a box pushes its events, by the name of the box
   */
  V1Setup(V1Calls calls, Dialogue dialogue, BoxSetup setup, Function<String, String> intake) {
    this.calls = calls;
    this.dialogue = dialogue;
    this.setup = setup;
    this.intake = intake;
  }

  /** Asks which devices the box has. */
  public Ask<Registration> findDevices(Registration registration) {
    return dialogue.ask(registration, calls.findDevices(registration.box()), V1Setup::foundDevices);
  }

  /** Adds the devices that the box does not have. */
  public Ask<Registration> addDevices(Registration registration) {
    List<V1Wire.DeviceRow> rows =
        registration.todo().devicesToAdd().stream()
            .map(device -> row(registration, null, device))
            .toList();
    return dialogue.ask(
        registration,
        calls.addDevices(registration.box(), new V1Wire.Devices(rows)),
        (now, body) -> now,
        this::devicesRefused);
  }

  /** Binds devices that the box has, but with another permission group. */
  public Ask<Registration> bindDevices(Registration registration) {
    List<V1Wire.DeviceRow> rows = new ArrayList<>();
    registration
        .todo()
        .devicesToBind()
        .forEach((id, device) -> rows.add(row(registration, id, device)));
    return dialogue.ask(
        registration,
        calls.changeDevices(registration.box(), new V1Wire.Devices(rows)),
        (now, body) -> now,
        this::devicesRefused);
  }

  /** Asks where the box pushes its events. Firmware that does not tell is simply told (§6.1.1). */
  public Ask<Registration> findEventUrl(Registration registration) {
    return dialogue.ask(
        registration,
        calls.findEventUrl(registration.box()),
        (now, body) -> now.with(Todo.eventUrl(!pushesToUs(now, body))),
        (now, failure) -> now.with(Todo.eventUrl(true)));
  }

  /** Points the event push of the box at us: face crops yes, other pictures no, every second. */
  public Ask<Registration> setEventUrl(Registration registration) {
    V1Wire.EventUrl url = V1Wire.EventUrl.at(intake.apply(registration.lane()));
    return dialogue.ask(
        registration,
        calls.setEventUrl(registration.box(), url),
        (now, body) -> now,
        this::eventUrlRefused);
  }

  private static Registration foundDevices(Registration now, Success success) {
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

  private static @Nullable JsonNode device(Success success, String address) {
    for (JsonNode row : success.body().path("data").path("devices_list")) {
      if (address.equals(row.path("device_key").asText())) {
        return row;
      }
    }
    return null;
  }

  private Registration devicesRefused(Registration now, Failure failure) {
    if (failure.meaning() == Meaning.TROUBLE) {
      return Dialogue.ended(now, failure);
    }
    for (Device device : now.devicesToCheck()) {
      setup.refused(now.lane(), Part.DEVICE, device.group(), failure.words());
    }
    return now.with(Todo.NOTHING);
  }

  private boolean pushesToUs(Registration now, Success success) {
    JsonNode data = success.body().path("data");
    JsonNode urls = data.path("history_upload_event_url");
    return urls.size() == 1
        && intake.apply(now.lane()).equals(urls.path(0).asText())
        && data.path("history_need_recognize_face").asBoolean(true);
  }

  private Registration eventUrlRefused(Registration now, Failure failure) {
    if (failure.meaning() == Meaning.TROUBLE) {
      return Dialogue.ended(now, failure);
    }
    setup.refused(now.lane(), Part.EVENT_URL, "", failure.words());
    return now;
  }

  private static V1Wire.DeviceRow row(
      Registration registration, @Nullable String id, Device device) {
    return new V1Wire.DeviceRow(
        id,
        device.type(),
        Map.of(),
        false,
        device.name(),
        device.address(),
        String.valueOf(registration.known().faceGroup()),
        registration.known().permissions().get(device.group()));
  }
}
