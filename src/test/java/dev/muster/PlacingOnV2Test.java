package dev.muster;

/** Placing on a box that speaks v2. */
class PlacingOnV2Test extends PlacingContract {

  PlacingOnV2Test() {
    super("v2", "POST /sophon/v2/face/getidentity", "POST /sophon/v2/face/createidentity");
  }

  @Override
  String remove() {
    return "POST /sophon/v2/face/deleteidentities";
  }
}
