package dev.muster.call;

/** Where others reach this program: {@code muster.public-url}, else its loopback address. */
@FunctionalInterface
public interface OwnAddress {

  /** Absolute, without a slash at the end. */
  String base();

  default String of(String path) {
    return base() + path;
  }
}
