package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.recogniser.Scale;
import org.jspecify.annotations.Nullable;

/**
 * How a recogniser counts likeness.
 *
 * @param threshold the score from which on, or up to which when lower is closer, two faces are one
 *     person
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ScaleView(double least, double most, boolean lowerIsCloser, double threshold) {

  static @Nullable ScaleView of(@Nullable Scale scale) {
    return scale == null
        ? null
        : new ScaleView(scale.least(), scale.most(), scale.lowerIsCloser(), scale.threshold());
  }
}
