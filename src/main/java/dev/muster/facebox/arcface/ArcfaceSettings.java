package dev.muster.facebox.arcface;

import dev.muster.facebox.config.Checks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the ArcFace dialect.
 *
 * @param apps who may call; none means that every call is declined with 9805
 * @param sm2PrivateKey base64 of the 32 bytes that service and clients share; SM2 is declined with
 *     9803 without a key
 * @param sm2PrivateKeyFile a file that holds the private key, instead of {@code sm2PrivateKey}
 * @param sm2PublicKey the point in hexadecimal, when the box need not know the private key
 * @param plainApps ids of apps that may call without a signature, with signType {@code plain}
 * @param window how far the timestamp of a request may be from the box's time, either way
 * @param boxOrder order of the numbers of a face's box
 * @param threshold the cosine above which two faces match; the engine's own when not set
 * @param bodyLimit largest request body; larger ones are refused with HTTP 413
 * @param pictureLimit largest decoded picture; larger ones are declined with 9002
 * @param shortControls whether backspace and form feed are signed as Go does it from 1.22 on
 * @param explain whether a refused signature is answered with what was to be signed, the secret
 *     masked, and with the known mistake that was made
 * @param port further TCP port for the clients of a service that answers on 5000; 0 for none
 */
@ConfigurationProperties("muster.facebox.arcface")
public record ArcfaceSettings(
    @DefaultValue List<App> apps,
    @DefaultValue("") String sm2PrivateKey,
    @Nullable Path sm2PrivateKeyFile,
    @DefaultValue("") String sm2PublicKey,
    @DefaultValue List<String> plainApps,
    @DefaultValue("300s") Duration window,
    @DefaultValue("real") BoxOrder boxOrder,
    @Nullable Double threshold,
    @DefaultValue("4MB") DataSize bodyLimit,
    @DefaultValue("3MB") DataSize pictureLimit,
    @DefaultValue("true") boolean shortControls,
    @DefaultValue("false") boolean explain,
    @DefaultValue("0") int port) {

  static final Checks CHECKS = new Checks("muster.facebox.arcface.");

  private static final int MOST_APPS = 1000;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final long LARGEST = DataSize.ofMegabytes(64).toBytes();

  /**
   * Somebody who may call.
   *
   * @param secret ends the signed text; shared with the caller
   * @param secretFile a file that holds the secret, instead of {@code secret}
   */
  public record App(
      @DefaultValue("") String id, @DefaultValue("") String secret, @Nullable Path secretFile) {

    public App {
      if (!id.matches("[!-~]{1,128}")) {
        throw CHECKS.wrong("apps[].id", "\"" + id + "\"", "1 to 128 visible ASCII characters");
      }
      secret = CHECKS.secret("apps[" + id + "].secret", secret, secretFile);
      if (secret.isEmpty() || secret.length() > 512) {
        throw CHECKS.wrong("apps[" + id + "].secret", "missing or too long", "1 to 512 characters");
      }
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "App[" + id + "]";
    }
  }

  public ArcfaceSettings {
    apps = List.copyOf(apps);
    plainApps = List.copyOf(plainApps);
    CHECKS.between("apps", apps.size(), 0, MOST_APPS);
    CHECKS.between("window", window, Duration.ofSeconds(1), WEEK);
    CHECKS.between("body-limit", bodyLimit.toBytes(), 1024, LARGEST);
    CHECKS.between("picture-limit", pictureLimit.toBytes(), 1024, LARGEST);
    CHECKS.between("port", port, 0, 65_535);
    if (threshold != null && !(threshold >= -1 && threshold <= 1)) {
      throw CHECKS.wrong("threshold", threshold, "-1 to 1");
    }
    CHECKS.noneTwice("apps", apps.stream().map(App::id).toList());
    for (String id : plainApps) {
      if (apps.stream().noneMatch(app -> app.id().equals(id))) {
        throw CHECKS.wrong(
            "plain-apps", "\"" + id + "\"", "ids listed in muster.facebox.arcface.apps");
      }
    }
    sm2PrivateKey = CHECKS.secret("sm2-private-key", sm2PrivateKey, sm2PrivateKeyFile);
    Sm2Settings.key(sm2PrivateKey, sm2PublicKey);
  }

  /** The secret of every app. */
  Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    apps.forEach(app -> secrets.put(app.id(), app.secret()));
    return secrets;
  }

  Set<String> plainAppIds() {
    return Set.copyOf(plainApps);
  }

  @Nullable Sm2Key sm2() {
    return Sm2Settings.key(sm2PrivateKey, sm2PublicKey);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "ArcfaceSettings" + apps;
  }
}
