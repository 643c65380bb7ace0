package dev.muster.vendor.arcface;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.recogniser.Features;
import java.util.Optional;

/** Features as the service writes them, brought to length one. */
final class ReadFeatures {

  private static final int MOST = 4096;

  private ReadFeatures() {}

  /** Empty when it is no list of 1 to 4096 numbers that are not all zero. */
  static Optional<Features> of(JsonNode list) {
    if (!list.isArray()
        || list.isEmpty()
        || list.size() > MOST
        || !ArcfaceQuestions.isNumbers(list)) {
      return Optional.empty();
    }
    double square = 0;
    for (JsonNode number : list) {
      square += number.doubleValue() * number.doubleValue();
    }
    double length = Math.sqrt(square);
    if (!(length > 0) || Double.isInfinite(length)) {
      return Optional.empty();
    }
    float[] numbers = new float[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (list.get(i).doubleValue() / length);
    }
    return Optional.of(new Features(numbers));
  }
}
