package dev.muster.enrol.manifest;

import dev.muster.call.Reason;
import dev.muster.enrol.manifest.FieldRules.Unusable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** What a cell may say of a photo. */
final class PhotoNames {

  private static final Pattern ADDRESS = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

  private static final Pattern ATTACHED = Pattern.compile("sha256:[0-9a-f]{64}");

  private static final int LONGEST_ADDRESS = 2000;

  private PhotoNames() {}

  /** The name of a file at or below the manifest's folder, with / between folders. */
  static String name(String cell) throws Unusable {
    String photo = CellText.clean(cell).replace('\\', '/');
    boolean leaves =
        photo.startsWith("/")
            || photo.matches("(?s)[A-Za-z]:.*")
            || photo.startsWith("data:")
            || ("/" + photo + "/").contains("/../")
            || photo.endsWith("/");
    if (leaves || photo.length() > 255 || FieldRules.hasControls(photo)) {
      throw new Unusable(Reason.BAD_PHOTO_NAME, "photo: " + FieldRules.shown(photo));
    }
    return photo.replaceAll("(^|/)(?:\\.?/)+", "$1");
  }

  /** Likewise, or an address, or the digest of a picture that came with the line. */
  static String nameOrAddress(String cell) throws Unusable {
    String photo = CellText.clean(cell);
    if (ATTACHED.matcher(photo).matches()) {
      return photo;
    }
    if (!ADDRESS.matcher(photo).lookingAt()) {
      return photo.startsWith("/") && !photo.startsWith("//")
          ? "/" + name(photo.substring(1))
          : name(photo);
    }
    if (photo.length() > LONGEST_ADDRESS || !isAddress(photo)) {
      throw new Unusable(Reason.BAD_PHOTO_NAME, "photo: " + FieldRules.shown(photo));
    }
    return photo;
  }

  private static boolean isAddress(String text) {
    try {
      return new URI(text).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
