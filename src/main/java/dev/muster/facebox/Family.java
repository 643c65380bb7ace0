package dev.muster.facebox;

/**
 * Which service of the box answers: {@code SophonFogSys} and {@code SophonDevice} use the x009x
 * codes, {@code SophonFace} and {@code SophonMatch} the 4000x codes ({@code contracts/sophon.md
 * §2.2}).
 */
enum Family {
  FOG(BoxError.PARAM_ERROR, BoxError.CONTENT_TYPE_ERROR),
  FACE(BoxError.BAD_REQUEST, BoxError.UNSUPPORT_CONTENT_TYPE);

  private final BoxError parameter;
  private final BoxError contentType;

  Family(BoxError parameter, BoxError contentType) {
    this.parameter = parameter;
    this.contentType = contentType;
  }

  Refusal badParameter(String detail) {
    return new Refusal(parameter, detail);
  }

  Refusal wrongContentType(String detail) {
    return new Refusal(contentType, detail);
  }
}
