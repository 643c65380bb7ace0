package dev.muster.facebox.config;

import dev.muster.facebox.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Who may log in: {@code admin} and {@code linaro}, the two names of the vendor's examples, each
 * with its own name as the first password ({@code contracts/sophon.md §1.1}). Nothing on the box
 * asks whether somebody has logged in. Passwords are kept as salted hashes, so the first one as
 * well once it was set.
 */
public final class Accounts {

  /** Longest password, in characters. */
  public static final int LONGEST = 128;

  private static final List<String> NAMES = List.of("admin", "linaro");
  private static final int ROUNDS = 120_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  public Accounts(Database database) {
    this.database = database;
  }

  /** One at a time: a hash is costly on purpose, and a guesser must not take all processors. */
  public synchronized boolean knows(String name, String password) {
    if (!NAMES.contains(name) || password.length() > LONGEST) {
      return false;
    }
    return stored(name)
        .map(kept -> matches(kept, password))
        .orElseGet(() -> same(bytes(name), bytes(password)));
  }

  /**
   * On return the new password is on disk.
   *
   * @return false, and nothing changed, unless the old one is right
   */
  public synchronized boolean change(String name, String old, String fresh) {
    if (!knows(name, old)) {
      return false;
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String kept = ROUNDS + ":" + text(salt) + ":" + text(hash(fresh, salt, ROUNDS));
    database.write(
        db ->
            db.sql(
                    "insert into setting (name, value) values (?, ?) on conflict (name) do update"
                        + " set value = excluded.value")
                .params(key(name), kept)
                .update());
    return true;
  }

  private Optional<String> stored(String name) {
    return database.read(
        db ->
            db.sql("select value from setting where name = ?")
                .param(key(name))
                .query(String.class)
                .optional());
  }

  private static String key(String name) {
    return "password." + name;
  }

  private static boolean matches(String kept, String password) {
    String[] parts = kept.split(":");
    byte[] salt = Base64.getDecoder().decode(parts[1]);
    return same(
        Base64.getDecoder().decode(parts[2]), hash(password, salt, Integer.parseInt(parts[0])));
  }

  private static byte[] hash(String password, byte[] salt, int rounds) {
    try {
      KeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Hashing a password", e);
    }
  }

  private static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
