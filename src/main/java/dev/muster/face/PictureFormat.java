package dev.muster.face;

import java.nio.charset.StandardCharsets;

/** The kinds of picture that are read. */
public enum PictureFormat {
  JPEG,
  PNG,
  WEBP,
  GIF,
  BMP;

  private static final int SHORTEST = 12;

  /** The kind, by content and never by name. */
  static PictureFormat of(byte[] bytes) throws PictureRefused {
    if (bytes.length == 0) {
      throw new PictureRefused(PictureFault.EMPTY, "The file is empty: copy or upload it again.");
    }
    String start =
        new String(bytes, 0, Math.min(SHORTEST, bytes.length), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    } else if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    } else if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
      return WEBP;
    } else if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return GIF;
    } else if (start.startsWith("BM") && bytes.length > SHORTEST) {
      return BMP;
    }
    throw notRead(start);
  }

  private static PictureRefused notRead(String start) {
    if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
      return unsupported("A TIFF picture is not read: export it as JPEG or PNG.");
    }
    if (start.startsWith("ftypavi", 4)) {
      return unsupported("An AVIF picture is not read: export it as JPEG.");
    }
    if (start.startsWith("ftyp", 4)) {
      return unsupported(
          "A HEIC photo is not read: export it as JPEG"
              + " (iPhone: Settings > Camera > Formats > Most Compatible).");
    }
    return new PictureRefused(
        PictureFault.NOT_AN_IMAGE,
        "By its content this is not a JPEG, PNG, WebP, GIF or BMP picture, whatever its name:"
            + " choose the photo itself.");
  }

  static PictureRefused unsupported(String message) {
    return new PictureRefused(PictureFault.UNSUPPORTED_FORMAT, message);
  }
}
