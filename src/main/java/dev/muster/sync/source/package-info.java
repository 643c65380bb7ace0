/**
 * Where the people of a sync come from: files, addresses, databases and directories, and their
 * pictures.
 */
@NullMarked
package dev.muster.sync.source;

import org.jspecify.annotations.NullMarked;
