package dev.muster.directory;

import dev.muster.roster.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The names that person numbers have where only few characters are known. Letters, digits and what
 * else is plain stay as they are; every other byte, and the escape itself, becomes the escape with
 * two hexadecimal digits, so that no two numbers have one name and the name tells the number. What
 * would be longer than there is room for becomes two escapes, with which no other name begins, and
 * a digest, which tells no number.
 *
 * @param plain what stays as it is besides letters and digits; not the escape
 * @param escape a character that is known there
 * @param longest characters of a name, more than 10
 */
public record PlainNames(String plain, char escape, int longest) {

  /** The name of a person number. */
  public String of(String number) {
    StringBuilder name = new StringBuilder();
    for (byte one : number.getBytes(StandardCharsets.UTF_8)) {
      name.append(
          isPlain((char) (one & 0xff))
              ? String.valueOf((char) one)
              : "%c%02X".formatted(escape, one & 0xff));
    }
    return name.length() <= longest ? name.toString() : digest(number);
  }

  /** True when the name does not hold the number itself. */
  public boolean isDigest(String name) {
    return name.startsWith(mark());
  }

  /** The number that has this name; empty when it is a digest, or no name that we gave. */
  public Optional<String> number(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < name.length(); i++) {
      char one = name.charAt(i);
      if (isPlain(one)) {
        bytes.write(one);
      } else if (isEscaped(name, i)) {
        bytes.write(Integer.parseInt(name.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    String number = bytes.toString(StandardCharsets.UTF_8);
    return of(number).equals(name) ? Optional.of(number) : Optional.empty();
  }

  private boolean isEscaped(String name, int at) {
    return name.charAt(at) == escape
        && at + 2 < name.length()
        && name.substring(at + 1, at + 3).matches("[0-9A-F]{2}");
  }

  private boolean isPlain(char one) {
    return one >= '0' && one <= '9'
        || one >= 'A' && one <= 'Z'
        || one >= 'a' && one <= 'z'
        || plain.indexOf(one) >= 0;
  }

  private String mark() {
    return String.valueOf(escape).repeat(2);
  }

  private String digest(String number) {
    String digest = Digest.ofText(number);
    return mark() + digest.substring(0, Math.min(digest.length(), longest - 2));
  }
}
