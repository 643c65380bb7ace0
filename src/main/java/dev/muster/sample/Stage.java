package dev.muster.sample;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** The picture in the making: meshes are drawn into it with a depth test, paths without. */
final class Stage {

  final int width;
  final int height;
  final BufferedImage image;
  private final int[] rgb;
  private final float[] depth;

  Stage(int width, int height) {
    this.width = width;
    this.height = height;
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.depth = new float[width * height];
    Arrays.fill(depth, -100);
  }

  Graphics2D graphics() {
    return image.createGraphics();
  }

  void draw(Mesh mesh, Sheet sheet, Pose pose, Light light, double gloss) {
    float[][] corners = project(mesh, sheet, pose, light, gloss);
    for (int row = 0; row + 1 < mesh.rows; row++) {
      for (int column = 0; column + 1 < mesh.columns; column++) {
        int i = row * mesh.columns + column;
        int below = i + mesh.columns;
        triangle(corners[i], corners[i + 1], corners[below], sheet);
        triangle(corners[i + 1], corners[below + 1], corners[below], sheet);
      }
    }
  }

  /** Per point: x, y, closeness, texture column, texture row, light, gleam. */
  private static float[][] project(Mesh m, Sheet sheet, Pose pose, Light light, double gloss) {
    float[][] corners = new float[m.x.length][7];
    for (int i = 0; i < corners.length; i++) {
      float[] c = corners[i];
      pose.project(m.x[i], m.y[i], m.z[i], c);
      c[3] = sheet.column(m.u[i]);
      c[4] = sheet.row(m.v[i]);
      double nx = pose.turnX(m.nx[i], m.ny[i], m.nz[i]);
      double ny = pose.turnY(m.nx[i], m.ny[i], m.nz[i]);
      double nz = pose.turnZ(m.nx[i], m.ny[i], m.nz[i]);
      c[5] = (float) light.diffuse(nx, ny, nz);
      c[6] = (float) (light.gleam(nx, ny, nz) * gloss);
    }
    return corners;
  }

  private void triangle(float[] a, float[] b, float[] c, Sheet sheet) {
    float area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    if (area <= 1e-6f) {
      return;
    }
    int x0 = Math.max(0, (int) Math.ceil(Math.min(a[0], Math.min(b[0], c[0]))));
    int x1 = Math.min(width - 1, (int) Math.floor(Math.max(a[0], Math.max(b[0], c[0]))));
    int y0 = Math.max(0, (int) Math.ceil(Math.min(a[1], Math.min(b[1], c[1]))));
    int y1 = Math.min(height - 1, (int) Math.floor(Math.max(a[1], Math.max(b[1], c[1]))));
    // The shares of b and c grow by a constant from pixel to pixel.
    float bx = (c[1] - a[1]) / area;
    float by = (a[0] - c[0]) / area;
    float cx = (a[1] - b[1]) / area;
    float cy = (b[0] - a[0]) / area;
    for (int y = y0; y <= y1; y++) {
      float wb = (x0 - a[0]) * bx + (y - a[1]) * by;
      float wc = (x0 - a[0]) * cx + (y - a[1]) * cy;
      for (int x = x0; x <= x1; x++) {
        if (wb >= -1e-4f && wc >= -1e-4f && wb + wc <= 1.0001f) {
          point(y * width + x, a, b, c, 1 - wb - wc, wb, wc, sheet);
        }
        wb += bx;
        wc += cx;
      }
    }
  }

  private void point(
      int at, float[] a, float[] b, float[] c, float wa, float wb, float wc, Sheet sheet) {
    float near = wa * a[2] + wb * b[2] + wc * c[2];
    if (near < depth[at]) {
      return;
    }
    int paint = sheet.sample(wa * a[3] + wb * b[3] + wc * c[3], wa * a[4] + wb * b[4] + wc * c[4]);
    int alpha = paint >>> 24;
    if (alpha < 8) {
      return;
    }
    rgb[at] =
        lit(
            paint,
            alpha,
            rgb[at],
            wa * a[5] + wb * b[5] + wc * c[5],
            wa * a[6] + wb * b[6] + wc * c[6]);
    if (alpha > 200) {
      depth[at] = near;
    }
  }

  /** Light counts on squared channels, close to how light adds up; dim light turns warmer. */
  private static int lit(int paint, int alpha, int under, float light, float gleam) {
    float warm = Math.max(0, 0.75f - light) * 0.12f;
    int red = shade(paint >> 16 & 255, light + warm, gleam, alpha, under >> 16 & 255);
    int green = shade(paint >> 8 & 255, light, gleam, alpha, under >> 8 & 255);
    int blue = shade(paint & 255, light - warm * 0.5f, gleam, alpha, under & 255);
    return red << 16 | green << 8 | blue;
  }

  private static int shade(int paint, float light, float gleam, int alpha, int under) {
    float linear = paint * paint * Math.max(0.01f, light) + gleam * 65025f;
    float value = Math.min(255, (float) Math.sqrt(linear));
    return (int) (under + (value - under) * alpha / 255f + 0.5f);
  }
}
