/** Lists of people as files: what a line says of a person, and why it cannot be used. */
@NullMarked
package dev.muster.enrol.manifest;

import org.jspecify.annotations.NullMarked;
