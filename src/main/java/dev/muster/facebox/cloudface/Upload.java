package dev.muster.facebox.cloudface;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a call brings: a picture as the part {@code image} of a form, with or without file name and
 * type, and a remark in the query or in the form ({@code contracts/cloud-face.md §2.5}).
 */
record Upload(byte[] picture, String remark) {

  private static final int LONGEST_REMARK = 1024;

  /**
   * @param limit largest picture in bytes
   * @param failed what a picture that is too large is declined with
   * @throws Declined 1001 without a picture
   */
  static Upload of(HttpServletRequest request, long limit, Fault failed) throws IOException {
    // or the remark of a form would be read as Latin-1
    request.setCharacterEncoding("UTF-8");
    Part image = image(request, failed);
    if (image == null || image.getSize() == 0) {
      throw Fault.ARGUMENTS.because("image");
    }
    if (image.getSize() > limit) {
      throw tooLarge(failed);
    }
    String remark = request.getParameter("remark");
    if (remark != null && remark.length() > LONGEST_REMARK) {
      throw Fault.ARGUMENTS.because("remark is longer than " + LONGEST_REMARK + " characters");
    }
    try (InputStream in = image.getInputStream()) {
      return new Upload(in.readAllBytes(), remark == null ? "" : remark);
    }
  }

  private static @Nullable Part image(HttpServletRequest request, Fault failed) {
    try {
      return request.getPart("image");
    } catch (ServletException | IOException notAForm) {
      throw Fault.ARGUMENTS.because("send multipart/form-data with the part image");
    } catch (IllegalStateException beyondTheLimits) {
      throw tooLarge(failed);
    }
  }

  private static Declined tooLarge(Fault failed) {
    return failed.because("the request is too large");
  }
}
