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
 * Finds, adds and binds the devices of the person's permission groups on a v2 box, each with a call
 * of its own, and points its event push at us. What the box refuses here is written down and shown;
 * it does not keep people off the box. Source: contracts/sophon.md §5.4, §6.1.2.
 */
public final class V2Setup {

  static final String EVENT_URL = "HISTORY_EVENT_UPLOAD_URL";
  static final String EVENT_PERIOD = "HISTORY_REPORT_PEROID";

  private final V2Calls calls;
  private final Dialogue dialogue;
  private final BoxSetup setup;
  private final Function<String, String> intake;

  /**
   * @param intake the address to which a box pushes its events, by the name of the box
   */
  V2Setup(V2Calls calls, Dialogue dialogue, BoxSetup setup, Function<String, String> intake) {
    this.calls = calls;
    this.dialogue = dialogue;
    this.setup = setup;
    this.intake = intake;
  }

  /** Asks which devices the box has. */
  public Ask<Registration> findDevices(Registration registration) {
    return dialogue.ask(registration, calls.findDevices(registration.box()), V2Setup::foundDevices);
  }

  /** Adds the first of the devices that the box does not have. */
  public Ask<Registration> addDevice(Registration registration) {
    Device device = registration.todo().devicesToAdd().get(0);
    return dialogue.ask(
        registration,
        calls.addDevice(registration.box(), row(registration, null, device)),
        (now, body) -> now.with(now.todo().nextToAdd()),
        (now, failure) -> refused(now, device, failure, now.todo().nextToAdd()));
  }

  /** Binds the first of the devices that the box has with another permission group. */
  public Ask<Registration> bindDevice(Registration registration) {
    Map.Entry<String, Device> next =
        registration.todo().devicesToBind().entrySet().iterator().next();
    V2Wire.DeviceRow row = row(registration, next.getKey(), next.getValue());
    return dialogue.ask(
        registration,
        calls.changeDevice(registration.box(), row),
        (now, body) -> now.with(now.todo().nextToBind()),
        (now, failure) -> refused(now, next.getValue(), failure, now.todo().nextToBind()));
  }

  /** Asks where the box pushes its events; one that does not tell is simply told. */
  public Ask<Registration> findEventUrl(Registration registration) {
    return dialogue.ask(
        registration,
        calls.findConfig(registration.box(), EVENT_URL),
        (now, body) -> now.with(Todo.eventUrl(!pushesToUs(now, body))),
        (now, failure) -> now.with(Todo.eventUrl(true)));
  }

  /** Points the event push of the box at us, every second; a plain text, no list (§6.1.2). */
  public Ask<Registration> setEventUrl(Registration registration) {
    return dialogue.ask(
        registration,
        calls.setConfigs(
            registration.box(), V2Wire.Configs.eventsTo(intake.apply(registration.lane()))),
        (now, body) -> now,
        this::eventUrlRefused);
  }

  private static Registration foundDevices(Registration now, Success success) {
    List<Device> add = new ArrayList<>();
    Map<String, Device> bind = new LinkedHashMap<>();
    for (Device wanted : now.devicesToCheck()) {
      JsonNode row = device(success, wanted.address());
      String permission = String.valueOf(now.known().permissions().get(wanted.group()));
      if (row == null) {
        add.add(wanted);
      } else if (!permission.equals(row.path("permission_id").asText())) {
        bind.put(row.path("media_device_id").asText(), wanted);
      }
    }
    return now.with(Todo.devices(add, bind));
  }

  private static @Nullable JsonNode device(Success success, String address) {
    for (JsonNode row : success.body().path("devices")) {
      if (address.equals(row.path("media_device_url").asText())) {
        return row;
      }
    }
    return null;
  }

  private Registration refused(Registration now, Device device, Failure failure, Todo rest) {
    if (failure.meaning() == Meaning.TROUBLE) {
      return Dialogue.ended(now, failure);
    }
    setup.refused(now.lane(), Part.DEVICE, device.group(), failure.words());
    return now.with(rest);
  }

  private boolean pushesToUs(Registration now, Success success) {
    return intake.apply(now.lane()).equals(success.body().path(EVENT_URL).asText());
  }

  private Registration eventUrlRefused(Registration now, Failure failure) {
    if (failure.meaning() == Meaning.TROUBLE) {
      return Dialogue.ended(now, failure);
    }
    setup.refused(now.lane(), Part.EVENT_URL, "", failure.words());
    return now;
  }

  private static V2Wire.DeviceRow row(
      Registration registration, @Nullable String id, Device device) {
    return new V2Wire.DeviceRow(
        id,
        device.name(),
        device.type(),
        device.address(),
        registration.known().permissions().get(device.group()));
  }
}
