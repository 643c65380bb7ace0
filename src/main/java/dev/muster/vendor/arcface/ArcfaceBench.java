package dev.muster.vendor.arcface;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.muster.recogniser.PastedRequest;
import dev.muster.recogniser.RecogniserService;
import dev.muster.recogniser.SignatureBench;
import dev.muster.recogniser.SignatureReport;
import dev.muster.recogniser.SignatureReport.Check;
import dev.muster.recogniser.SignatureReport.Digests;
import dev.muster.recogniser.SignatureReport.Finding;
import dev.muster.recogniser.SignatureReport.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/** What an ArcFace service makes of a request, by its own order. contracts/arcface.md §2–5. */
final class ArcfaceBench implements SignatureBench {

  /** Trying the mistakes on a large request takes a second of a processor. */
  private static final int AT_ONCE = 2;

  private final ArcfaceServices services;
  private final Semaphore room = new Semaphore(AT_ONCE, true);

  ArcfaceBench(ArcfaceServices services) {
    this.services = services;
  }

  /**
   * Who asks, as the service knows it.
   *
   * @param hidden whether nothing may be shown that would sign in its name
   */
  record Keys(String appId, String secret, @Nullable ECPoint point, boolean hidden) {}

  @Override
  public List<String> recognisers() {
    return services.all().stream().map(RecogniserService::name).toList();
  }

  @Override
  public SignatureReport examine(PastedRequest request) {
    Keys keys = keys(request);
    room.acquireUninterruptibly();
    try {
      Map<String, @Nullable Object> fields = JsonText.object(request.body());
      return examine(fields, keys, request.now());
    } catch (JsonProcessingException e) {
      String where =
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage().replaceAll("\\(code \\d+.*?\\)", "").strip());
      Check json = new Check("json", Verdict.FAILED, 9801, Shown.cut(where));
      return new SignatureReport("", null, 9801, List.of(json), List.of());
    } catch (IOException e) {
      throw new IllegalArgumentException("request cannot be read: " + e.getMessage(), e);
    } finally {
      room.release();
    }
  }

  private static SignatureReport examine(
      Map<String, @Nullable Object> fields, Keys keys, long now) {
    String unkeyed = SignedText.unkeyed(fields, Spelling.GO);
    String text = unkeyed + "&key=" + keys.secret();
    BenchChecks checks = new BenchChecks(fields, keys, now, text);
    List<Check> made = checks.all();
    Optional<Check> failed =
        made.stream().filter(one -> one.verdict() == Verdict.FAILED).findFirst();
    List<Finding> findings = new ArrayList<>(checks.findings());
    if (checks.isUnsigned()) {
      findings.addAll(new BenchMistakes(fields, keys, unkeyed).found());
    }
    String canonical = SignedText.unkeyed(Shown.of(fields), Spelling.GO) + "&key=***";
    return new SignatureReport(
        Shown.without(canonical, keys.secret()),
        keys.hidden() || keys.secret().isEmpty() ? null : digests(text),
        failed.map(Check::code).orElse(0),
        made,
        findings);
  }

  private static Digests digests(String text) {
    return new Digests(
        Signing.hex(Signing.digest("SHA-256", text)),
        Signing.hex(Sm2Digest.sm3(text)),
        Signing.sha256(text));
  }

  private Keys keys(PastedRequest request) {
    if (!request.recogniser().isEmpty()) {
      RecogniserService service =
          services
              .find(request.recogniser())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "recogniser is \"%s\"; allowed are %s"
                              .formatted(Shown.cut(request.recogniser()), recognisers())));
      ECPoint point =
          service.sm2PrivateKey().isEmpty()
              ? null
              : Sm2.pointOf(Sm2.privateKey(service.sm2PrivateKey()));
      return new Keys(service.appId(), service.appSecret(), point, true);
    }
    return new Keys(request.appId(), request.appSecret(), point(request), false);
  }

  private static @Nullable ECPoint point(PastedRequest request) {
    try {
      if (!request.privateKey().isEmpty()) {
        return Sm2.pointOf(Sm2.privateKey(request.privateKey()));
      }
      return request.publicKey().isEmpty() ? null : Sm2.point(request.publicKey());
    } catch (IllegalArgumentException e) {
      String key = request.privateKey().isEmpty() ? "sm2_public_key" : "sm2_private_key";
      throw new IllegalArgumentException(key + " cannot be used: " + e.getMessage(), e);
    }
  }

  static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> fields, String key, Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
    changed.put(key, value);
    return changed;
  }
}
