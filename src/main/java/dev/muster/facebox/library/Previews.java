package dev.muster.facebox.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which devices the box's own screen shows; kept over restarts. */
public final class Previews {

  private static final String NAME = "preview";

  /** Who may have set the preview. */
  public static final List<String> SETTERS = List.of("QT", "WEBUI");

  public static final List<Integer> MODES = List.of(1, 4, 16);

  /**
   * @param selected ids of the devices chosen for the screen
   * @param shown ids of those that it shows
   * @param mode pictures on the screen: 1, 4 or 16
   * @param setBy {@code QT} for the screen at the box, {@code WEBUI} for the page
   */
  public record Preview(List<String> selected, List<String> shown, int mode, String setBy) {

    static final Preview NONE = new Preview(List.of(), List.of(), 1, "WEBUI");

    private Preview of(Set<String> devices) {
      return new Preview(
          selected.stream().filter(devices::contains).toList(),
          shown.stream().filter(devices::contains).toList(),
          mode,
          setBy);
    }
  }

  private final Database database;
  private final Devices devices;

  public Previews(Database database, Devices devices) {
    this.database = database;
    this.devices = devices;
  }

  /** Without the devices that are gone since. */
  public Preview get() {
    return database
        .read(
            db ->
                db.sql("select value from setting where name = ?")
                    .param(NAME)
                    .query(String.class)
                    .optional())
        .map(Previews::read)
        .orElse(Preview.NONE)
        .of(ids());
  }

  /**
   * @throws Refusal DEVICE_PERVIEW_ID_NOT_EXIST for a device that the box does not have
   */
  public void set(Preview wanted) {
    Set<String> known = ids();
    Stream.concat(wanted.selected().stream(), wanted.shown().stream())
        .filter(id -> !known.contains(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw new Refusal(BoxError.PREVIEW_ID_NOT_FOUND, id);
            });
    database.write(
        db ->
            db.sql(
                    "insert into setting (name, value) values (?, ?) on conflict (name) do update"
                        + " set value = excluded.value")
                .params(NAME, Json.text(Json.node(wanted)))
                .update());
  }

  private Set<String> ids() {
    return devices.all().stream().map(Device::id).collect(Collectors.toSet());
  }

  private static Preview read(String text) {
    try {
      return Json.STORED.readValue(text, Preview.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Reading the preview", e);
    }
  }
}
