package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.web.servlet.function.ServerResponse;

/** The error envelope of the v2 API ({@code contracts/sophon.md §2.3}). */
public final class Failure {

  /** Errors whose message is nothing but what was wrong: an id, a name, a value, failed items. */
  private static final Set<BoxError> BARE =
      EnumSet.of(
          BoxError.NOT_FOUND,
          BoxError.ID_NOT_FOUND,
          BoxError.NAME_NOT_FOUND,
          BoxError.DEVICE_NOT_FOUND,
          BoxError.PERMISSION_NOT_FOUND,
          BoxError.PREVIEW_ID_NOT_FOUND,
          BoxError.ID_REPEAT_ERROR,
          BoxError.IDENTITY_EXSIT_ERROR,
          BoxError.GROUP_NAME_ERROR,
          BoxError.DEVICE_ADD_DUPLICATE_ERROR,
          BoxError.DEVICE_RTMP_ADDRESS_DUPLICATE_ERROR,
          BoxError.INVALID_ARGUMENTS,
          BoxError.MISSING_ARGUMENTS,
          BoxError.LOW_QUALITY_ERROR,
          BoxError.ENROLL_FACE_SIZE_NOT_ENOUGH_ERROR,
          BoxError.CONFIG_ITEM_FAIL);

  private static final Set<BoxError> QUALITY =
      EnumSet.of(BoxError.LOW_QUALITY_ERROR, BoxError.ENROLL_FACE_SIZE_NOT_ENOUGH_ERROR);

  private Failure() {}

  static ServerResponse answer(Refusal refusal) {
    return Reply.json(refusal.error().v2HttpStatus(), envelope(refusal.error(), message(refusal)));
  }

  private static String message(Refusal refusal) {
    if (!BARE.contains(refusal.error()) || refusal.detail().isEmpty()) {
      return refusal.getMessage();
    }
    return QUALITY.contains(refusal.error())
        ? refusal.detail().split(":")[0] // the items; v1 adds words
        : refusal.detail();
  }

  /** The error envelope with this message. */
  public static ObjectNode envelope(BoxError error, String message) {
    ObjectNode envelope = Json.object();
    envelope.putObject("error").put("code", error.word()).put("message", message);
    return envelope;
  }
}
