package dev.muster.recogniser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service makes of a signed request.
 *
 * @param canonical the text that is signed, the secret as {@code ***} and long values cut
 * @param digests of that text; null without a secret, and for a recogniser of the configuration,
 *     whose signature nobody is to get here
 * @param code what the service answers: that of the first check that fails, 0 when none does
 * @param checks in the order in which the service makes them
 * @param findings what explains the signature, the likeliest first
 */
public record SignatureReport(
    String canonical,
    @Nullable Digests digests,
    int code,
    List<Check> checks,
    List<Finding> findings) {

  public SignatureReport {
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
  }

  /**
   * @param sha256 hexadecimal
   * @param sm3 hexadecimal, of the text alone
   * @param signData what the service expects of a request that says SHA256
   */
  public record Digests(String sha256, String sm3, String signData) {}

  /** How a check ended. */
  public enum Verdict {
    PASSED,
    FAILED,
    /** It takes more than was given. */
    UNKNOWN
  }

  /**
   * @param name of the check
   * @param code what the service answers when it fails
   * @param detail particulars that need no language; empty when there are none
   */
  public record Check(String name, Verdict verdict, int code, String detail) {}

  /**
   * @param code of the mistake
   * @param detail particulars that need no language; empty when there are none
   */
  public record Finding(String code, String detail) {}
}
