package dev.muster.facebox.push;

import java.time.Duration;

/**
 * What the operator of the box decides about pushes, while their receivers decide the rest.
 *
 * @param timeout longest wait for a receiver of the history push or of a heartbeat
 * @param generation {@code A}, {@code B} or {@code C} for every history push; {@code auto} for that
 *     of the API over which the receivers were set
 * @param pictures {@code empty} or {@code absent}: what stands for a picture that is not sent
 */
public record PushSettings(Duration timeout, String generation, String pictures) {

  public static final String AUTO = "auto";

  Generation generation(String configured) {
    return Generation.valueOf(generation.equals(AUTO) ? configured : generation);
  }

  public boolean absent() {
    return pictures.equals("absent");
  }
}
