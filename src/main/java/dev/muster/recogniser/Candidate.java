package dev.muster.recogniser;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be the one in the picture.
 *
 * @param id the person number; empty when whoever enrolled them was not us
 * @param key the name that the recogniser has for them
 * @param group the group they were found in; empty when there are none
 * @param score null when the recogniser has none
 * @param confirmed whether this may open a door: a score that reaches its threshold, or, without
 *     one, a comparison of our own with the registered picture
 */
public record Candidate(
    String id, String key, String group, @Nullable Score score, boolean confirmed) {}
