/** Reconciliation: syncs plan what drifted between lists of people, and put it right on demand. */
@NullMarked
package dev.muster.sync;

import org.jspecify.annotations.NullMarked;
