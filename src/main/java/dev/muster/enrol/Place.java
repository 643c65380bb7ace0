package dev.muster.enrol;

import dev.muster.enrol.manifest.Manifests;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a complete file was found.
 *
 * @param batch the batch of the parcel it came in; null for a loose file of the drop
 * @param origin where the file lies
 * @param file the path below the drop or the parcel, with forward slashes
 * @param home the permission group of what lies in no folder there
 */
public record Place(Drop drop, @Nullable String batch, Path origin, String file, String home) {

  /** A loose file of a drop. */
  static Place loose(Drop drop, String file) {
    return new Place(drop, null, drop.folder().resolve(file), file, drop.group());
  }

  /** A file of a parcel, whose content lies below the folder. */
  static Place inParcel(Drop drop, String batch, Path folder, Path origin, String home) {
    return new Place(drop, batch, origin, forward(folder.relativize(origin)), home);
  }

  /** The permission group that its folder stands for. */
  String group() {
    return FileNaming.group(home, folder());
  }

  static String forward(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** True for a list of people. */
  public boolean isManifest() {
    return Manifests.is(name());
  }

  /** True for a ZIP, by its name. */
  public boolean isZip() {
    return name().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** The folder of the file below the drop or parcel; empty for none. */
  String folder() {
    return file.substring(0, Math.max(0, file.lastIndexOf('/')));
  }
}
