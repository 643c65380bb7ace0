package dev.muster.recogniser;

import java.util.List;

/** Says why a service accepts a signed request or refuses it. Nothing is sent, kept or logged. */
public interface SignatureBench {

  /** The names of the recognisers whose requests it knows, with their secrets. */
  List<String> recognisers();

  /**
   * @throws IllegalArgumentException with one sentence when a key cannot be used, or nobody of that
   *     name is configured
   */
  SignatureReport examine(PastedRequest request);
}
