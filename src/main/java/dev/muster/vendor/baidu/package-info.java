/** Baidu Face v3 as a directory: its calls, what its answers mean, its token and its quota. */
@NullMarked
package dev.muster.vendor.baidu;

import org.jspecify.annotations.NullMarked;
