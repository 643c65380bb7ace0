package dev.muster.facebox.arcface;

import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes pictures out of a request and looks at them, with the service's errors. */
final class Reading {

  private final @Nullable Recogniser recogniser;
  private final long limit;

  /**
   * @param recogniser absent when recognition is off
   * @param limit largest decoded picture in bytes
   */
  Reading(@Nullable Recogniser recogniser, long limit) {
    this.recogniser = recogniser;
    this.limit = limit;
  }

  /**
   * @throws Declined 9001 when there is no such text
   */
  static String required(GoValue.Obj data, String name) {
    return data.text(name).orElseThrow(() -> new Declined(Fault.ENTRY, "need " + name));
  }

  /**
   * @throws Declined 9901 with the offset of the first wrong character
   */
  byte[] decode(String base64) {
    GoBase64.Decoded decoded = GoBase64.decode(base64);
    if (!decoded.isComplete()) {
      throw Fault.BASE64.because(decoded.error());
    }
    return decoded.bytes();
  }

  /**
   * @throws Declined 9002 when the picture has more bytes than the limit
   */
  void checkSize(byte[] picture) {
    if (picture.length > limit) {
      throw Fault.PICTURE_SIZE.because("图片数据太大");
    }
  }

  /**
   * @throws Declined 9201 when the bytes are no picture, 9002 when it has too many pixels, 9900
   *     when recognition is off
   */
  <T> T look(byte[] picture, Function<Sight, T> use) {
    if (recogniser == null) {
      throw Fault.NO_MODEL.declined();
    }
    try {
      return recogniser.look(picture, use);
    } catch (Refusal refusal) {
      throw refusal.error() == BoxError.IMAGE_SIZE_TOO_LARGE_ERROR
          ? Fault.PICTURE_SIZE.because("图片数据太大")
          : Fault.PICTURE_FORMAT.because("image: unknown format");
    }
  }

  /** The cosine above which two faces match, unless the settings say another. */
  double threshold() {
    return recogniser == null ? 1 : recogniser.engine().threshold();
  }
}
