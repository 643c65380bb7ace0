package dev.muster.facebox.fault;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A list of people that is not what stands there: HTTP 200, well-formed, the total as it is.
 * Answers without such a list stay as they are.
 */
sealed interface ListLie extends What {

  /** What is sent for an answer. */
  byte[] of(byte[] answer) throws IOException;

  /** The first half of the people on the page. */
  record Half() implements ListLie {
    @Override
    public String word() {
      return "list-half";
    }

    @Override
    public byte[] of(byte[] answer) throws IOException {
      return Cut.half(answer);
    }
  }

  /** A page with nobody. */
  record Empty() implements ListLie {
    @Override
    public String word() {
      return "list-empty";
    }

    @Override
    public byte[] of(byte[] answer) throws IOException {
      return Cut.to(answer, 0);
    }
  }

  /**
   * The page of the first call that this strikes, to all that it strikes afterwards.
   *
   * @param first null before it has struck
   */
  record Repeat(AtomicReference<byte @Nullable []> first) implements ListLie {

    Repeat() {
      this(new AtomicReference<>());
    }

    @Override
    public String word() {
      return "list-repeat";
    }

    @Override
    public byte[] of(byte[] answer) {
      byte[] before = first.compareAndExchange(null, answer);
      return before == null ? answer : before;
    }
  }

  /** Takes people out of an answer, whichever dialect it is in. */
  final class Cut {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<JsonPointer> LISTS =
        List.of(
            JsonPointer.valueOf("/data/identities_list"),
            JsonPointer.valueOf("/identities"),
            JsonPointer.valueOf("/result/user_id_list"),
            JsonPointer.valueOf("/data/all_face"));

    private Cut() {}

    static byte[] half(byte[] answer) throws IOException {
      return to(answer, -1);
    }

    /**
     * @param left how many; less than 0 for half of them
     */
    static byte[] to(byte[] answer, int left) throws IOException {
      JsonNode body = JSON.readTree(answer);
      for (JsonPointer list : LISTS) {
        if (body.at(list) instanceof ArrayNode people) {
          int rows = left < 0 ? people.size() / 2 : left;
          while (people.size() > rows) {
            people.remove(people.size() - 1);
          }
          return JSON.writeValueAsBytes(body);
        }
      }
      return answer;
    }
  }
}
