package dev.muster.architecture.bad.facebox.dialect;

import dev.muster.architecture.bad.facebox.library.BadLibrary;

/** Knows the library that knows it. */
public record BadDialect(BadLibrary library) {}
