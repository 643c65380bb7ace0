package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question for a person: are these two one?
 *
 * @param key the new one, as the source or the directory names them
 * @param name the new one's name; empty when nobody tells it
 * @param picture where the new one's photo is; null when none is kept or may be shown
 * @param identityId the person of the roster who may be meant
 * @param person the same as they are on the roster; null when they have left meanwhile
 * @param why name, number or face
 * @param words the same in the reader's language
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SyncHintView(
    long id,
    String sync,
    String target,
    String key,
    String name,
    @Nullable String picture,
    String identityId,
    @Nullable PersonView person,
    String why,
    String words,
    String detail,
    String state,
    Instant askedAt) {

  /** Whether nobody has answered yet. */
  public boolean open() {
    return state.equals("open");
  }
}
