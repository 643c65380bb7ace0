package dev.muster;

/** A v1 box, as the embedded one has it. */
class BoxDirectoryV1Test extends BoxDirectory {

  BoxDirectoryV1Test() {
    super("v1", "/SophonFogSys/api/users", "PUT /SophonFogSys/api/users");
  }
}
