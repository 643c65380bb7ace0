/** What is asked of a photo, the pictures that directories receive, and whose face it shows. */
@NullMarked
package dev.muster.enrol.photo;

import org.jspecify.annotations.NullMarked;
