package dev.muster.facebox.arcface;

import java.util.Comparator;

/** Texts in the order of their UTF-8 bytes, which is that of their code points. */
enum Utf8Order implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String one, String other) {
    int end = Math.min(one.length(), other.length());
    for (int i = 0; i < end; i++) {
      char left = one.charAt(i);
      char right = other.charAt(i);
      if (left != right) {
        return rank(left) - rank(right);
      }
    }
    return one.length() - other.length();
  }

  /** Surrogates stand for code points above all others, though their values are lower. */
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + 0x10000 : c;
  }
}
