package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Something that an app may ask for. */
@FunctionalInterface
interface Call {

  /**
   * @param app whose library is meant
   * @return the result, null for none
   * @throws Declined with the code of the answer
   */
  @Nullable JsonNode answer(String app, byte[] body);
}
