/**
 * Who and what the box knows: people, faces, groups, permissions and devices, and how faces are
 * compared.
 */
@NullMarked
package dev.muster.facebox.library;

import org.jspecify.annotations.NullMarked;
