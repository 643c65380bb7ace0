package dev.muster.recogniser;

/**
 * A signed request that somebody wants to understand. What is empty is not known.
 *
 * @param body the whole body, as it was or would be sent
 * @param recogniser one of the configuration, whose id, secret and key are taken; they are shown to
 *     nobody, and neither is anything that would sign in its name
 * @param appId the id that the service knows
 * @param privateKey base64 of 32 bytes
 * @param publicKey the point, 128 hexadecimal digits
 * @param now the clock of the service, in seconds since 1970
 */
public record PastedRequest(
    String body,
    String recogniser,
    String appId,
    String appSecret,
    String privateKey,
    String publicKey,
    long now) {

  /** Nothing of it. */
  @Override
  public String toString() {
    return "PastedRequest";
  }
}
