/**
 * The box's own settings, which clients read and write over the API and which survive a restart.
 */
@NullMarked
package dev.muster.facebox.config;

import org.jspecify.annotations.NullMarked;
