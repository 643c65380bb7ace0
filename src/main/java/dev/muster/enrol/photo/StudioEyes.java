package dev.muster.enrol.photo;

import dev.muster.face.EngineInfo;
import dev.muster.face.PackedTemplate;
import dev.muster.face.PictureRefused;
import dev.muster.recogniser.OwnEyes;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at single pictures with the engine that looks at photos. */
public final class StudioEyes implements OwnEyes {

  private static final Logger LOG = LoggerFactory.getLogger(StudioEyes.class);

  private final Studio studio;
  private final EngineInfo engine;

  public StudioEyes(Studio studio, EngineInfo engine) {
    this.studio = studio;
    this.engine = engine;
  }

  @Override
  public boolean seesFace(byte[] picture) {
    return face(picture).isPresent();
  }

  @Override
  public List<Boolean> confirm(byte[] live, List<byte[]> registered) {
    Optional<PackedTemplate> seen = engine.demonstration() ? Optional.empty() : face(live);
    return registered.stream()
        .map(one -> seen.flatMap(face -> face(one).map(face::similarity)))
        .map(likeness -> likeness.filter(one -> one >= engine.threshold()).isPresent())
        .toList();
  }

  private Optional<PackedTemplate> face(byte[] picture) {
    try {
      return studio.describe(picture);
    } catch (PictureRefused refused) {
      LOG.debug("A picture cannot be looked at: {}", refused.getMessage());
      return Optional.empty();
    }
  }
}
