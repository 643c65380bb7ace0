package dev.muster.enrol.manifest;

/** What a line asks for. */
public enum Action {
  /** The person is to be on the roster as the line says. */
  ADD,
  /** The person leaves. */
  REMOVE
}
