/**
 * Misbehaviour on demand: what a real box does wrong, ordered by rules, so that it can be
 * rehearsed.
 */
@NullMarked
package dev.muster.facebox.fault;

import org.jspecify.annotations.NullMarked;
