package dev.muster.sample;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Puts a person before the camera: everything is drawn at twice the size and then halved. */
final class Studio {

  private static final double SKIN_GLOSS = 0.05;
  private static final double HAIR_GLOSS = 0.07;

  private Studio() {}

  static byte[] photo(Traits traits, View view) {
    return photo(List.of(traits), view);
  }

  /** Several people side by side, each in a picture of the view's width. */
  static byte[] photo(List<Traits> people, View view) {
    BufferedImage image = picture(people, view);
    Film.expose(image, view);
    return Film.jpeg(image);
  }

  private static BufferedImage picture(List<Traits> people, View view) {
    int width = view.width() * 2;
    Stage stage = new Stage(width * people.size(), view.height() * 2);
    Graphics2D graphics = stage.graphics();
    long seed = view.seed() * 31 + people.get(0).seed();
    Backdrop.on(graphics, stage.width, stage.height, seed);
    graphics.dispose();
    for (int i = 0; i < people.size(); i++) {
      Pose.Frame frame = new Pose.Frame(i * width, width, stage.height);
      body(stage, people.get(i), view, frame);
      head(stage, people.get(i), view, frame);
    }
    return Film.halved(stage.image);
  }

  private static void body(Stage stage, Traits traits, View view, Pose.Frame frame) {
    Light light = Light.of(view);
    Pose behind = Pose.of(view, 0.6, frame);
    paint(stage, behind, view.roll() * 0.6, g -> FallingHair.on(g, traits, light));
    Mesh neck = new HeadSurface(traits).neck();
    stage.draw(neck, NeckPaint.of(traits), Pose.of(view, 0.3, frame), light, SKIN_GLOSS);
    Pose upright = Pose.of(view, 0, frame);
    paint(stage, upright, 0, g -> ClothesPaint.on(g, traits, light));
  }

  private static void head(Stage stage, Traits traits, View view, Pose.Frame frame) {
    Light light = Light.of(view);
    Pose pose = Pose.of(view, 1, frame);
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
