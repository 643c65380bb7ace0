package dev.muster.architecture.bad.facebox.library;

import dev.muster.architecture.bad.facebox.dialect.BadDialect;

/** Knows the dialect that knows it. */
public record BadLibrary(BadDialect dialect) {}
