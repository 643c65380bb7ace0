package dev.muster.facebox.push;

/** The three forms that history payloads have had ({@code contracts/sophon.md §1.3}). */
public enum Generation {
  /** Nested: V2R2 to V2R4, V5R2, V5R3. */
  A,
  /** Flat: V2R6, V5R4 to V5R7. */
  B,
  /** Flat with other names: V6. */
  C
}
