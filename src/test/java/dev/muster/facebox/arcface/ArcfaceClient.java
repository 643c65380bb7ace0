package dev.muster.facebox.arcface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.muster.facebox.RunningBox;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/** A client written from the service's document alone: it shares no code with the box. */
final class ArcfaceClient {

  static final String APP = "3EA25569454745D01219080B779F021F";
  static final String SECRET = "41DF0E6AE27B5282C07EF5124642A352";
  static final String SM2_KEY = "JShsBOJL0RgPAoPttEB1hgtPAvCikOl0V1oTOYL7k5U=";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final RunningBox box;

  ArcfaceClient(RunningBox box) {
    this.box = box;
  }

  /** The fields of a request at this time, not yet signed. */
  static Map<String, Object> request(String signType, long timestamp, Map<String, Object> data) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("appId", APP);
    fields.put("version", "1");
    fields.put("signType", signType);
    fields.put("encType", "plain");
    fields.put("timestamp", timestamp);
    fields.put("data", data);
    return fields;
  }

  static Map<String, Object> now(String signType, Map<String, Object> data) {
    return request(signType, System.currentTimeMillis() / 1000, data);
  }

  /** Steps 1 to 3 of the document. */
  static String signedText(Map<String, Object> fields, String secret) {
    return new TreeMap<>(fields)
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + printed(field.getValue()))
                .collect(Collectors.joining("&"))
        + "&key="
        + secret;
  }

  private static String printed(Object value) {
    return value instanceof Map ? json(value) : value.toString();
  }

  static Map<String, Object> signed(Map<String, Object> fields) {
    String text = signedText(fields, SECRET);
    fields.put("signData", fields.get("signType").equals("SM2") ? sm2(text) : sha256(text));
    return fields;
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      StringBuilder hex = new StringBuilder();
      for (byte b : digest) {
        hex.append("%02x".formatted(b));
      }
      return Base64.getEncoder().encodeToString(hex.toString().getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static String sm2(String text) {
    ASN1Sequence pair = ASN1Sequence.getInstance(sm2Der(text, SM2_KEY));
    byte[] raw = new byte[64];
    for (int i = 0; i < 2; i++) {
      byte[] number = ASN1Integer.getInstance(pair.getObjectAt(i)).getPositiveValue().toByteArray();
      int from = Math.max(0, number.length - 32);
      int length = number.length - from;
      System.arraycopy(number, from, raw, 32 * (i + 1) - length, length);
    }
    return Base64.getEncoder().encodeToString(raw);
  }

  static byte[] sm2Der(String text, String key) {
    X9ECParameters curve = GMNamedCurves.getByName("sm2p256v1");
    ECDomainParameters domain =
        new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    SM2Signer signer = new SM2Signer();
    signer.init(
        true,
        new ECPrivateKeyParameters(new BigInteger(1, Base64.getDecoder().decode(key)), domain));
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new AssertionError(e);
    }
  }

  /** Signs and sends; {@code call} is the last part of the path. */
  JsonNode call(String call, Map<String, Object> data) {
    return send(call, signed(now("SHA256", data)));
  }

  JsonNode send(String call, Map<String, Object> fields) {
    return send(call, json(fields));
  }

  JsonNode send(String call, String body) {
    RunningBox.Reply reply = box.post("/face2/" + call, body);
    if (reply.status() != 200) {
      throw new AssertionError("HTTP " + reply.status());
    }
    return parsed(reply);
  }

  static JsonNode parsed(RunningBox.Reply reply) {
    try {
      return MAPPER.readTree(reply.bytes());
    } catch (IOException e) {
      throw new AssertionError(new String(reply.bytes(), StandardCharsets.UTF_8), e);
    }
  }

  static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
