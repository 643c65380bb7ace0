package dev.muster.recogniser;

import dev.muster.errand.Wish;
import java.util.List;

/**
 * What a recogniser is asked about pictures. Pictures are files as they were taken, JPEG or PNG. A
 * picture without a face is refused with {@link dev.muster.call.Reason#NO_FACE}; nobody found is an
 * answer, an empty list.
 *
 * @param <T> what it answers
 */
public sealed interface Look<T> extends Wish<T> {

  Skill skill();

  /** As they are to be sent, in the order of the wish. */
  List<byte[]> pictures();

  @Override
  default String verb() {
    return skill().verb();
  }

  /**
   * @param most faces that are told, 1 to 10, the most prominent first
   */
  record Locate(String target, byte[] picture, int most) implements Look<List<SeenFace>> {
    @Override
    public Skill skill() {
      return Skill.LOCATE;
    }

    @Override
    public List<byte[]> pictures() {
      return List.of(picture);
    }
  }

  /** Of each picture the most prominent face counts. */
  record Verify(String target, byte[] one, byte[] other) implements Look<Comparison> {
    @Override
    public Skill skill() {
      return Skill.VERIFY;
    }

    @Override
    public List<byte[]> pictures() {
      return List.of(one, other);
    }
  }

  /**
   * @param most candidates that are told, 1 to 20
   */
  record Identify(String target, byte[] picture, int most) implements Look<List<Candidate>> {
    @Override
    public Skill skill() {
      return Skill.IDENTIFY;
    }

    @Override
    public List<byte[]> pictures() {
      return List.of(picture);
    }
  }

  /**
   * @param faces that are looked for, 1 to 10
   * @param most candidates that are told of each, 1 to 20
   */
  record IdentifyAll(String target, byte[] picture, int faces, int most)
      implements Look<List<IdentifiedFace>> {
    @Override
    public Skill skill() {
      return Skill.IDENTIFY_ALL;
    }

    @Override
    public List<byte[]> pictures() {
      return List.of(picture);
    }
  }

  /** Of the most prominent face. */
  record Describe(String target, byte[] picture) implements Look<Features> {
    @Override
    public Skill skill() {
      return Skill.DESCRIBE;
    }

    @Override
    public List<byte[]> pictures() {
      return List.of(picture);
    }
  }

  /**
   * @param pictures of one person, 1 to 8, taken one after the other
   */
  record CheckLiveness(String target, List<byte[]> pictures) implements Look<Liveness> {

    public CheckLiveness {
      pictures = List.copyOf(pictures);
    }

    @Override
    public Skill skill() {
      return Skill.LIVENESS;
    }
  }
}
