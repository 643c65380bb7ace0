package dev.muster.recogniser;

import dev.muster.directory.Directory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service that looks at faces: what whoever asks needs to know of it.
 *
 * @param name unique; also the name of its lane. A box or cloud that recognises has its own name
 * @param kind what it is, such as {@code sophon-v2}, {@code baidu} or {@code arcface}
 * @param address as a person knows it; holds no secret
 * @param skills what it can be asked
 * @param scale how it counts likeness; null when it has no score, so that it decides nothing
 * @param pace how quickly it is asked
 * @param photo how large a picture it may be sent
 * @param cosine the cosine of two {@link Features} from which on they are one person; null when it
 *     has none or nobody knows
 */
public record Recogniser(
    String name,
    String kind,
    String address,
    Set<Skill> skills,
    @Nullable Scale scale,
    Directory.Pace pace,
    Directory.Photo photo,
    @Nullable Double cosine) {

  public Recogniser {
    skills = Set.copyOf(skills);
  }

  /** One whose features nobody else compares. */
  public Recogniser(
      String name,
      String kind,
      String address,
      Set<Skill> skills,
      @Nullable Scale scale,
      Directory.Pace pace,
      Directory.Photo photo) {
    this(name, kind, address, skills, scale, pace, photo, null);
  }
}
