package dev.muster.face;

/**
 * What an engine says of itself.
 *
 * @param id name and version, stored beside every template
 * @param threshold the cosine at and above which two faces count as one person
 * @param demonstration true when the engine recognises photos rather than people, and must be
 *     labelled so wherever it answers
 */
public record EngineInfo(String id, double threshold, boolean demonstration) {}
