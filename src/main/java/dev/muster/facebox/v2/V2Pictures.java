package dev.muster.facebox.v2;

import dev.muster.facebox.match.EventPictures;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Photo;
import dev.muster.facebox.wire.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Picture bytes of the v2 API ({@code contracts/sophon.md §5.2.2, §6.8.3}). */
public final class V2Pictures {

  private static final byte[] BLANK = white(112);

  private final Pictures pictures;
  private final EventPictures eventPictures;

  public V2Pictures(Pictures pictures, EventPictures eventPictures) {
    this.pictures = pictures;
    this.eventPictures = eventPictures;
  }

  /** A registered photo; an unknown id is answered with a blank picture. */
  ServerResponse registered(ServerRequest request) {
    return answer(pictures.find(request.pathVariable("id")).orElse(BLANK));
  }

  /** A picture of an event; its time is not needed to find it. */
  ServerResponse spot(ServerRequest request) {
    String id = request.pathVariable("id");
    return answer(eventPictures.read(id).orElseThrow(() -> new Refusal(BoxError.NOT_FOUND, id)));
  }

  private static ServerResponse answer(byte[] bytes) {
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType(Photo.mediaType(bytes)))
        .body(bytes);
  }

  private static byte[] white(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, side, side);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException e) {
      throw new UncheckedIOException("Making the blank picture", e);
    }
    return out.toByteArray();
  }
}
