/** Carries approved plans out through the ledger, and takes runs back. */
@NullMarked
package dev.muster.sync.apply;

import org.jspecify.annotations.NullMarked;
