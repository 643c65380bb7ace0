package dev.muster.sample;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Puts a person before the camera: everything is drawn at twice the size and then halved. */
final class Studio {

  private static final double SKIN_GLOSS = 0.05;
  private static final double HAIR_GLOSS = 0.07;

  private Studio() {}

  static byte[] photo(Traits traits, View view) {
    BufferedImage image = picture(traits, view);
    Film.expose(image, view);
    return Film.jpeg(image);
  }

  static BufferedImage picture(Traits traits, View view) {
    Stage stage = new Stage(view.width() * 2, view.height() * 2);
    Graphics2D graphics = stage.graphics();
    Backdrop.on(graphics, stage.width, stage.height, view.seed());
    graphics.dispose();
    body(stage, traits, view);
    head(stage, traits, view);
    return Film.halved(stage.image);
  }

  private static void body(Stage stage, Traits traits, View view) {
    Light light = Light.of(view);
    Pose lean = Pose.of(view, 0.3, stage.width, stage.height);
    paint(
        stage,
        Pose.of(view, 0.6, stage.width, stage.height),
        view.roll() * 0.6,
        g -> BodyPaint.hairBehind(g, traits, light));
    stage.draw(new HeadSurface(traits).neck(), NeckPaint.of(traits), lean, light, SKIN_GLOSS);
    paint(
        stage,
        Pose.of(view, 0, stage.width, stage.height),
        0,
        g -> BodyPaint.clothes(g, traits, light));
  }

  private static void head(Stage stage, Traits traits, View view) {
    Light light = Light.of(view);
    Pose pose = Pose.of(view, 1, stage.width, stage.height);
    HeadSurface surface = new HeadSurface(traits);
    Sheet ears = EarPaint.of(traits);
    stage.draw(surface.ear(-1), ears, pose, light, SKIN_GLOSS);
    stage.draw(surface.ear(1), ears, pose, light, SKIN_GLOSS);
    stage.draw(surface.head(), FacePaint.of(traits), pose, light, SKIN_GLOSS);
    if (traits.hair().cut() != Hair.Cut.BALD) {
      stage.draw(surface.hair(), HairPaint.of(traits), pose, light, HAIR_GLOSS);
    }
    if (traits.attire().glasses()) {
      stage.draw(surface.glasses(), GlassesPaint.of(traits), pose, light, 0);
    }
  }

  private interface Painting {
    void on(Graphics2D graphics);
  }

  /** Lets the painting use head units with the origin between the eyes. */
  private static void paint(Stage stage, Pose pose, double roll, Painting painting) {
    Graphics2D graphics = stage.graphics();
    float[] origin = new float[3];
    pose.project(0, 0, 0, origin);
    graphics.translate(origin[0], origin[1]);
    graphics.rotate(Math.toRadians(roll));
    graphics.scale(pose.scale, pose.scale);
    painting.on(graphics);
    graphics.dispose();
  }
}
