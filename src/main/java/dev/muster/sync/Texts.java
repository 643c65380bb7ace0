package dev.muster.sync;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.muster.directory.ListedPerson;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Person;

/** People as texts, as the rows of plans keep them. */
public final class Texts {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Texts() {}

  public static String of(Person person) {
    return write(person);
  }

  public static String of(Entry entry) {
    return write(entry);
  }

  public static String of(ListedPerson person) {
    return write(person);
  }

  public static Person person(String text) {
    return read(text, Person.class);
  }

  public static Entry entry(String text) {
    return read(text, Entry.class);
  }

  public static ListedPerson listed(String text) {
    return read(text, ListedPerson.class);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a person as JSON cannot fail", e);
    }
  }

  private static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds a plan that cannot be read", e);
    }
  }
}
