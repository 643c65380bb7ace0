/** The only package that knows Apache Camel: loading the routes and what they are made of. */
@NullMarked
package dev.muster.flow;

import org.jspecify.annotations.NullMarked;
