package dev.muster.facebox.match;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;

/**
 * What the box answers when it is asked whether a face is alive. There is no model that could tell,
 * so it declines unless the operator says which answer to imitate.
 */
public enum Liveness {
  PASS,
  FAIL,
  REFUSE;

  private static final String UNABLE =
      "this box cannot judge liveness; muster.facebox.liveness says what it answers instead";

  /**
   * @param mode {@code liveness_off}, {@code liveness_rgb}, {@code liveness_rgb_ir}; empty judges
   *     when there is an infrared picture ({@code contracts/sophon.md §8.4})
   * @param infrared whether there is an infrared picture
   * @throws Refusal LIVENESS_DETECT_FAIL or NOT_SUPPORT_IR_LIVENESS, both 40006 in v1
   */
  public void check(String mode, boolean infrared) {
    boolean withInfrared = mode.isEmpty() ? infrared : mode.equals("liveness_rgb_ir");
    if (!withInfrared && !mode.equals("liveness_rgb")) {
      return;
    }
    if (withInfrared && !infrared) {
      throw new Refusal(BoxError.LIVENESS_DETECT_FAIL, "the infrared picture is missing");
    }
    if (this == REFUSE) {
      throw new Refusal(
          withInfrared ? BoxError.NOT_SUPPORT_IR_LIVENESS : BoxError.LIVENESS_DETECT_FAIL, UNABLE);
    }
    if (this == FAIL) {
      throw new Refusal(BoxError.LIVENESS_DETECT_FAIL);
    }
  }
}
