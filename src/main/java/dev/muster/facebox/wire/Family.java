package dev.muster.facebox.wire;

/**
 * Which kind of service reads a request, and so how it declines a bad one: {@code SophonFogSys} and
 * {@code SophonDevice} use the x009x codes, {@code SophonFace} and {@code SophonMatch} the 4000x
 * codes ({@code contracts/sophon.md §2.2}); the v2 API has words ({@code §2.3}).
 */
public enum Family {
  FOG(BoxError.PARAM_ERROR, BoxError.PARAM_ERROR, BoxError.CONTENT_TYPE_ERROR),
  FACE(BoxError.BAD_REQUEST, BoxError.BAD_REQUEST, BoxError.UNSUPPORT_CONTENT_TYPE),
  V2(BoxError.INVALID_ARGUMENTS, BoxError.MISSING_ARGUMENTS, BoxError.UNSUPPORT_CONTENT_TYPE);

  private final BoxError parameter;
  private final BoxError absent;
  private final BoxError contentType;

  Family(BoxError parameter, BoxError absent, BoxError contentType) {
    this.parameter = parameter;
    this.absent = absent;
    this.contentType = contentType;
  }

  public Refusal badParameter(String detail) {
    return new Refusal(parameter, detail);
  }

  /**
   * @param name of the field that is needed; a v2 message is nothing but this name
   */
  public Refusal missing(String name) {
    return new Refusal(absent, absent == BoxError.MISSING_ARGUMENTS ? name : name + " is required");
  }

  Refusal notBoolean(String name) {
    return this == V2
        ? badParameter(name + " must be true or false")
        : new Refusal(BoxError.BOOLEAN_ARGUMENT_ERROR, name);
  }

  Refusal notJson(String detail) {
    return new Refusal(this == V2 ? BoxError.INVALID_REQUEST_JSON : BoxError.BAD_REQUEST, detail);
  }

  Refusal wrongContentType(String detail) {
    return new Refusal(contentType, detail);
  }
}
