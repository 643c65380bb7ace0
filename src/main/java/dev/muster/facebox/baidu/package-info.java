/**
 * The Baidu Face v3 dialect of the embedded face box: the token endpoint, the face library and the
 * recognition calls of the cloud service over the box's own engine.
 */
@NullMarked
package dev.muster.facebox.baidu;

import org.jspecify.annotations.NullMarked;
