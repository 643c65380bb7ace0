package dev.muster;

/** A v2 box, as the embedded one has it. */
class BoxDirectoryV2Test extends BoxDirectory {

  BoxDirectoryV2Test() {
    super("v2", "/sophon/v2/face/createidentity", "POST /sophon/v2/face/updateidentity");
  }
}
