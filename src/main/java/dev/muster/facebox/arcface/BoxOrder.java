package dev.muster.facebox.arcface;

/** How a face's box is written ({@code contracts/arcface.md §7.1}). */
enum BoxOrder {
  /** Left, top, right, bottom: what the service really answers. */
  REAL,
  /** Top, right, bottom, left: what its document says. */
  DOCUMENT
}
