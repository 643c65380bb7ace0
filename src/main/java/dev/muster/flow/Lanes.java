package dev.muster.flow;

import java.util.List;

/**
 * The lanes that the configuration asks for. Asked at the start and again at every reload of the
 * routes, so the answer may change between two calls.
 */
@FunctionalInterface
interface Lanes {

  List<Lane> lanes();
}
