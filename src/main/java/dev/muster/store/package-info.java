/** The one relational store: where state lives, how writes share a commit, how work is claimed. */
@NullMarked
package dev.muster.store;

import org.jspecify.annotations.NullMarked;
