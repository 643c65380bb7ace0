/** The ledger: batches, their rows, who has to be and who is on which directory, and who left. */
@NullMarked
package dev.muster.enrol.ledger;

import org.jspecify.annotations.NullMarked;
