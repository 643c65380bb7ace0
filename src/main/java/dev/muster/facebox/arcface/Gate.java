package dev.muster.facebox.arcface;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request in or declines it, in the order of the service: JSON, fields, time, app, version,
 * signature ({@code contracts/arcface.md §5.1}). There is no memory of earlier requests: the same
 * one may come again within the window.
 */
final class Gate {

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final ArcfaceSettings settings;
  private final Clock clock;
  private final Map<String, String> secrets;
  private final Canonical canonical;
  private final Signatures signatures;
  private final @Nullable Explanation explanation;

  Gate(ArcfaceSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.secrets = settings.secrets();
    this.canonical =
        new Canonical(settings.shortControls() ? JsonStyle.GO : JsonStyle.GO_BEFORE_1_22);
    this.signatures = new Signatures(settings.sm2(), settings.plainAppIds());
    this.explanation = settings.explain() ? new Explanation(canonical, settings.sm2()) : null;
  }

  /**
   * @throws Declined 9800 to 9806
   */
  Envelope admit(byte[] body) {
    Envelope envelope = Envelope.of(read(body));
    if (distance(envelope.timestamp()) > settings.window().toSeconds()) {
      throw Fault.TIME.declined();
    }
    String secret = secrets.get(envelope.appId());
    if (secret == null) {
      throw Fault.APP.declined();
    }
    if (!envelope.version().equals("1")) {
      throw Fault.VERSION.declined();
    }
    if (!signatures.isSigned(envelope, canonical.of(envelope.all(), secret))) {
      throw unsigned(envelope, secret);
    }
    return envelope;
  }

  private static GoValue.Obj read(byte[] body) {
    try {
      return GoReader.object(body);
    } catch (NotGoJson e) {
      throw new Declined(Fault.PARAMETER, e.getMessage());
    }
  }

  /** Seconds; as a floating-point number, because the timestamp can be any. */
  private double distance(long timestamp) {
    return Math.abs((double) clock.instant().getEpochSecond() - timestamp);
  }

  private Declined unsigned(Envelope envelope, String secret) {
    if (explanation == null) {
      LOG.info(
          "Signature of app {} ({}) refused; muster.facebox.arcface.explain=true says why",
          envelope.appId(),
          envelope.signType());
      return Fault.SIGNATURE.declined();
    }
    Explanation.Verdict verdict = explanation.of(envelope, secret);
    LOG.info(
        "Signature of app {} ({}) refused: {}",
        envelope.appId(),
        envelope.signType(),
        verdict.mistakes());
    return new Declined(Fault.SIGNATURE, Fault.SIGNATURE.message(), verdict.fields());
  }
}
