package dev.muster.facebox.baidu;

import dev.muster.face.FaceQuality;
import org.jspecify.annotations.Nullable;

/**
 * A face in a picture, or one that a token stands for.
 *
 * @param token 32 hexadecimal digits, the same for the same face of the same picture
 * @param template 512 floats of length one
 * @param probability how sure the engine is that it is a face, 1 when it does not say
 * @param quality absent where nobody asked for it when the picture was there
 */
record SeenFace(
    String token,
    Location location,
    float[] template,
    double probability,
    @Nullable FaceQuality quality) {}
