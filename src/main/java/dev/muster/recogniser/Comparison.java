package dev.muster.recogniser;

/**
 * Whether two pictures show one person.
 *
 * @param same what the recogniser itself decided, or its score says
 */
public record Comparison(Score score, boolean same) {}
