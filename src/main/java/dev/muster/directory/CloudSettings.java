package dev.muster.directory;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clouds.
 *
 * @param clouds services that people are put into beside the boxes; none unless configured
 */
@ConfigurationProperties("muster")
public record CloudSettings(@DefaultValue List<Cloud> clouds) {

  public CloudSettings {
    clouds = List.copyOf(clouds);
  }

  /** Those of one kind. */
  public List<Cloud> of(String kind) {
    return clouds.stream().filter(cloud -> cloud.kind().equals(kind)).toList();
  }
}
