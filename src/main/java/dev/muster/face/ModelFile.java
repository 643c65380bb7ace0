package dev.muster.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model with the digest of its bytes. The network is made of the very bytes that were digested.
 */
record ModelFile(Path path, byte[] bytes, String sha256) {

  private static final long MOST_BYTES = 512L << 20;
  private static final String POINTER = "version https://git-lfs";

  static ModelFile read(Path path) {
    try {
      if (!Files.isRegularFile(path)) {
        throw new ModelsRefused(
            "The face model %s is missing: put the file there, or change %s."
                .formatted(path, Descriptor.NAME));
      }
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        throw new ModelsRefused(
            "The face model %s has %,d bytes; at most %,d are read: use a smaller model."
                .formatted(path, size, MOST_BYTES));
      }
      byte[] bytes = Files.readAllBytes(path);
      refusePointer(path, bytes);
      return new ModelFile(path, bytes, sha256(bytes));
    } catch (IOException e) {
      throw new ModelsRefused(
          "The face model %s cannot be read (%s): check its permissions.".formatted(path, e), e);
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  String nameWithoutEnding() {
    int dot = name().lastIndexOf('.');
    return dot > 0 ? name().substring(0, dot) : name();
  }

  String shortSha() {
    return sha256.substring(0, 8);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void refusePointer(Path path, byte[] bytes) {
    int length = Math.min(bytes.length, POINTER.length());
    if (POINTER.equals(new String(bytes, 0, length, StandardCharsets.US_ASCII))) {
      throw new ModelsRefused(
          "%s is only a Git LFS pointer of %d bytes, not the model: run 'git lfs pull' or download the file itself."
              .formatted(path, bytes.length));
    }
  }
}
