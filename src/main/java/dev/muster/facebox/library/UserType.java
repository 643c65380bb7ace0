package dev.muster.facebox.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody is to the building: a number in the v1 API, a word in the v2 API ({@code
 * contracts/sophon.md §7.5}).
 */
public enum UserType {
  EMPLOYEE(1),
  VISITOR(2),
  BLACKLIST(3),
  STRANGER(4),
  VIP(5);

  private final int number;

  UserType(int number) {
    this.number = number;
  }

  /** An unknown number counts as an employee, as an absent one does. */
  public static UserType of(int number) {
    return Arrays.stream(values())
        .filter(type -> type.number == number)
        .findFirst()
        .orElse(EMPLOYEE);
  }

  public static Optional<UserType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  public int number() {
    return number;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
