package dev.muster.facebox.cloudface;

import dev.muster.facebox.config.Checks;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the cloud-face dialect.
 *
 * @param enabled whether its four paths answer; the service asks for no password
 * @param port further TCP port on which nothing but this service answers, unknown paths as well;
 *     the service's own is 5055; 0 for none
 * @param faces most registered pictures; a list of them carries each one
 * @param pictureLimit largest picture
 * @param unknownFace what the deletion of a face that is not there answers, which is not
 *     documented: 999, 1001, or 0 for success
 * @param flatList whether the list comes as from an older server, {@code all_face} beside the code
 * @param deviceIds who may call by the header {@code X-Device-Id}; everybody when empty. Invented,
 *     to see a client meet 1003
 */
@ConfigurationProperties("muster.facebox.cloud-face")
public record CloudFaceSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("0") int port,
    @DefaultValue("1000") int faces,
    @DefaultValue("5MB") DataSize pictureLimit,
    @DefaultValue("999") int unknownFace,
    @DefaultValue("false") boolean flatList,
    @DefaultValue List<String> deviceIds) {

  private static final Checks CHECKS = new Checks("muster.facebox.cloud-face.");

  public CloudFaceSettings {
    deviceIds = List.copyOf(deviceIds);
    CHECKS.between("port", port, 0, 65_535);
    CHECKS.between("faces", faces, 1, 10_000);
    CHECKS.between(
        "picture-limit", pictureLimit.toBytes(), 1024, DataSize.ofMegabytes(30).toBytes());
    CHECKS.between("device-ids", deviceIds.size(), 0, 1000);
    if (!Set.of(0, 999, 1001).contains(unknownFace)) {
      throw CHECKS.wrong("unknown-face", unknownFace, "0, 999, 1001");
    }
  }
}
