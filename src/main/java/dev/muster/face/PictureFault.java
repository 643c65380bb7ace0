package dev.muster.face;

/** Why a picture is refused before any face is looked for. */
public enum PictureFault {
  /** No bytes at all. */
  EMPTY,
  /** The content is not a picture, whatever the file is called. */
  NOT_AN_IMAGE,
  /** A picture of a kind that is not read: HEIC, AVIF, TIFF, an unusual JPEG or WebP. */
  UNSUPPORTED_FORMAT,
  /** The file is larger than the limit. */
  TOO_MANY_BYTES,
  /** The header announces more pixels than the limit. */
  TOO_MANY_PIXELS,
  /** The file ends before the picture does. */
  TRUNCATED,
  /** The content contradicts itself and cannot be decoded. */
  CORRUPT
}
