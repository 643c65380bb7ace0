package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.recogniser.SignatureReport;
import dev.muster.recogniser.SignatureReport.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What the service makes of a request, in the reader's language.
 *
 * @param code what it answers; 0 when nothing speaks against the request
 * @param certain false when a check takes more than was given
 * @param canonical the text that is signed, the secret as {@code ***}
 * @param sha256 null for a recogniser of the configuration, like the two that follow
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SignatureView(
    int code,
    String words,
    boolean certain,
    String canonical,
    @Nullable String sha256,
    @Nullable String sm3,
    @Nullable String expectedSignData,
    List<Line> checks,
    List<Line> findings) {

  /**
   * @param name of the check, or code of the finding
   * @param verdict passed, failed or unknown; null for findings
   * @param code what the service answers when it fails; null for findings
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Line(
      String name, @Nullable String verdict, @Nullable Integer code, String words, String detail) {}

  static SignatureView of(SignatureReport report, MessageSource words, Locale locale) {
    SignatureReport.Digests digests = report.digests();
    return new SignatureView(
        report.code(),
        words.getMessage("workbench.code." + report.code(), null, locale),
        report.checks().stream().noneMatch(one -> one.verdict() == Verdict.UNKNOWN),
        report.canonical(),
        digests == null ? null : digests.sha256(),
        digests == null ? null : digests.sm3(),
        digests == null ? null : digests.signData(),
        report.checks().stream()
            .map(
                one ->
                    new Line(
                        one.name(),
                        one.verdict().name().toLowerCase(Locale.ROOT),
                        one.code(),
                        words.getMessage("workbench.check." + one.name(), null, locale),
                        one.detail()))
            .toList(),
        report.findings().stream()
            .map(
                one ->
                    new Line(
                        one.code(),
                        null,
                        null,
                        words.getMessage(
                            "workbench.finding." + one.code(), new Object[] {one.detail()}, locale),
                        one.detail()))
            .toList());
  }
}
