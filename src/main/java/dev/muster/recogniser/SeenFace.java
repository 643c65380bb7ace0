package dev.muster.recogniser;

import org.jspecify.annotations.Nullable;

/**
 * A face that a recogniser sees.
 *
 * @param confidence 0 to 1 that it is a face; null when it does not say
 * @param measures how well it is seen; null when it does not say
 */
public record SeenFace(Place place, @Nullable Double confidence, @Nullable FaceMeasures measures) {}
