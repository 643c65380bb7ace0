/**
 * Pictures in and faces out: reading a picture safely, finding faces, describing one as a vector. A
 * library without wire formats, storage or domain words, used by the photo check and by the
 * embedded box.
 */
@NullMarked
package dev.muster.face;

import org.jspecify.annotations.NullMarked;
