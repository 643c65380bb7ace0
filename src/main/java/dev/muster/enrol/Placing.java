package dev.muster.enrol;

import dev.muster.roster.Person;
import org.jspecify.annotations.Nullable;

/**
 * A claimed placement on its way to a directory.
 *
 * @param version the version of the person that is to be placed
 * @param placedVersion the version that stood there last, if any
 * @param attempts how often it was tried before
 * @param prepared the digest of the picture the directory receives
 * @param lease the token of the claim
 */
public record Placing(
    String directory,
    Person person,
    String version,
    @Nullable String placedVersion,
    int attempts,
    String prepared,
    String lease) {}
