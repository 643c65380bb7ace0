package dev.muster.recogniser;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The recognisers that are neither boxes nor clouds.
 *
 * @param recognisers services that look at faces; none unless configured
 */
@ConfigurationProperties("muster")
public record RecogniserSettings(@DefaultValue List<RecogniserService> recognisers) {

  public RecogniserSettings {
    recognisers = List.copyOf(recognisers);
  }

  /** Those of one kind. */
  public List<RecogniserService> of(String kind) {
    return recognisers.stream().filter(one -> one.kind().equals(kind)).toList();
  }
}
