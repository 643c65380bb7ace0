/** What the box keeps on disk: its database and its picture files. */
@NullMarked
package dev.muster.facebox.store;

import org.jspecify.annotations.NullMarked;
