package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.BodyReading;
import dev.muster.call.Call;
import dev.muster.directory.Cloud;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The requests that we send. Source: contracts/cloud-face.md §2. */
final class CloudFaceCalls {

  private static final String REGISTER = "/registration_face";
  private static final String RECOGNISE = "/recognition_face";
  private static final String LIST = "/get_registration_face";
  private static final String DELETE = "/delete_registration_face";

  /** Five pictures of 5 MB, written as base64. */
  private static final int LARGEST_RECOGNITION = 40 * 1024 * 1024;

  private final ObjectMapper json;

  CloudFaceCalls(ObjectMapper json) {
    this.json = json;
  }

  /** §2.1: the remark goes in the query although the call is a POST. */
  Call register(Cloud cloud, byte[] picture, Remark remark) {
    String query = "?remark=" + URLEncoder.encode(remark.text(), StandardCharsets.UTF_8);
    return form(cloud, REGISTER + query, picture);
  }

  /** §2.2. */
  Call recognise(Cloud cloud, byte[] picture) {
    return form(cloud, RECOGNISE, picture).read(BodyReading.upTo(LARGEST_RECOGNITION));
  }

  /** §2.3: it carries every picture, which pass by. */
  Call list(Cloud cloud) {
    CloudFaceOptions options = CloudFaceOptions.of(cloud);
    return Call.get(address(cloud, LIST))
        .with(options.headers())
        .read(new ListSieve(json, options.listLimit().toBytes(), options.listTimeout()));
  }

  /**
   * §2.4.1. Never {@code GET /get_registration_face?face_id=}, which the service's document prints:
   * it would answer the list with code 0 and look like a deletion.
   */
  Call delete(Cloud cloud, long id) {
    CloudFaceOptions options = CloudFaceOptions.of(cloud);
    String field = "face_id=" + id;
    String url = address(cloud, DELETE);
    Call call =
        switch (options.deletion()) {
          case POST -> Call.post(url + "?" + field, new byte[0]);
          case GET -> Call.get(url + "?" + field);
          case DELETE -> Call.delete(url + "?" + field, new byte[0]);
          case FORM -> Call.post(url, field.getBytes(StandardCharsets.US_ASCII));
        };
    Map<String, String> headers = new HashMap<>(options.headers());
    if (options.deletion() == CloudFaceOptions.Deletion.FORM) {
      headers.put("Content-Type", "application/x-www-form-urlencoded");
    }
    return call.with(headers);
  }

  private static Call form(Cloud cloud, String path, byte[] picture) {
    Form form = Form.of(picture);
    Map<String, String> headers = new HashMap<>(CloudFaceOptions.of(cloud).headers());
    headers.put("Content-Type", form.type());
    return Call.post(address(cloud, path), form.body()).with(headers);
  }

  private static String address(Cloud cloud, String path) {
    return cloud.address(url(cloud), path);
  }

  /** There is no address of the vendor's own: whoever runs the service gives it one. §1. */
  static URI url(Cloud cloud) {
    return Objects.requireNonNull(cloud.url(), "a cloud-face service has an address");
  }
}
