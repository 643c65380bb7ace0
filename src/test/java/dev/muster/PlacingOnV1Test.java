package dev.muster;

/** Placing on a box that speaks v1. */
class PlacingOnV1Test extends PlacingContract {

  PlacingOnV1Test() {
    super("v1", "GET /SophonFogSys/api/users", "POST /SophonFogSys/api/users");
  }

  @Override
  String remove() {
    return "DELETE /SophonFogSys/api/users";
  }
}
