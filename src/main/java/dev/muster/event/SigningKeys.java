package dev.muster.event;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys that the deliveries of one subscriber are signed with. Several during a rotation: then
 * every request carries a signature of each, and the receiver accepts the one whose key it knows.
 */
record SigningKeys(List<SigningKey> keys) {

  private static final int MOST = 5;

  SigningKeys {
    keys = List.copyOf(keys);
  }

  /**
   * @param optional whether there may be none, which leaves the deliveries unsigned
   */
  static SigningKeys of(String key, List<String> secrets, boolean optional) {
    Rule.check(optional || !secrets.isEmpty(), SigningKey.sentence(key));
    Rule.check(
        secrets.size() <= MOST,
        "%s has %d secrets; allowed are %d".formatted(key, secrets.size(), MOST));
    Rule.check(
        new HashSet<>(secrets).size() == secrets.size(),
        key + ".secrets holds the same secret twice; allowed is each once");
    return new SigningKeys(secrets.stream().map(secret -> SigningKey.of(key, secret)).toList());
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /**
   * The value of {@code webhook-signature}.
   *
   * @param timestamp seconds since 1970
   */
  String sign(String id, long timestamp, byte[] body) {
    byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    return keys.stream().map(key -> key.sign(head, body)).collect(Collectors.joining(" "));
  }

  /** Those that a receiver may know: the public halves, {@code whpk_} and base64. */
  List<String> publicKeys() {
    return keys.stream().map(SigningKey::publicKey).flatMap(Optional::stream).toList();
  }

  @Override
  public String toString() {
    return keys.size() + " signing keys";
  }
}
