/**
 * Where match events come from besides the push: what is missed there is watched for and asked for.
 */
@NullMarked
package dev.muster.event.source;

import org.jspecify.annotations.NullMarked;
