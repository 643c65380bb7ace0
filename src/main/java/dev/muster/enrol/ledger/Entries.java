package dev.muster.enrol.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.muster.enrol.manifest.Entry;

/** Entries as text, for rows that wait. */
final class Entries {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Entries() {}

  public static String text(Entry entry) {
    try {
      return JSON.writeValueAsString(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing an entry as JSON cannot fail", e);
    }
  }

  public static Entry of(String text) {
    try {
      return JSON.readValue(text, Entry.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds an entry that cannot be read", e);
    }
  }
}
