package dev.muster.directory;

/**
 * What became of a group that was to be removed.
 *
 * @param people how many stood in it
 * @param deleted false when that is not the number that was expected: nothing was removed
 * @param gone whether the directory says that it is no longer there; some take minutes
 */
public record DeletedGroup(String group, int people, boolean deleted, boolean gone) {}
