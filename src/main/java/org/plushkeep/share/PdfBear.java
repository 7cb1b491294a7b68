package org.plushkeep.share;

import java.awt.Color;
import java.io.IOException;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** The window's bear, on paper. */
final class PdfBear {
  private static final Color FUR = new Color(0xc9, 0x9a, 0x6e);
  private static final Color BELLY = new Color(0xf1, 0xdc, 0xc3);
  private static final Color DARK = new Color(0x3b, 0x2a, 0x22);
  private static final Color HEART = new Color(0xe5, 0x40, 0x5f);

  /** As the window's bear is drawn: y grows downwards. */
  private static final float WIDTH = 200;

  private static final float HEIGHT = 234;
  private static final float POINTS = 92;

  private final PdfTemplate page;

  private PdfBear(PdfTemplate page) {
    this.page = page;
  }

  /** In the middle of the sheet, its heart glowing. */
  static Image draw(PdfWriter writer) throws IOException {
    PdfTemplate page = writer.getDirectContent().createTemplate(WIDTH, HEIGHT);
    new PdfBear(page).draw();
    Image image = Image.getInstance(page);
    image.scaleToFit(POINTS, POINTS);
    image.setAlignment(Element.ALIGN_CENTER);
    return image;
  }

  private void draw() {
    for (float side : new float[] {-1, 1}) {
      round(FUR, 100 + 40 * side, 208, 24);
      round(BELLY, 100 + 40 * side, 210, 13);
    }
    oval(FUR, 100, 162, 62, 60);
    oval(BELLY, 100, 166, 44, 44);
    for (float side : new float[] {-1, 1}) {
      round(FUR, 100 + 62 * side, 150, 24);
      round(BELLY, 100 + 64 * side, 152, 12);
      round(FUR, 100 + 48 * side, 30, 22);
      round(BELLY, 100 + 48 * side, 30, 12);
    }
    oval(FUR, 100, 66, 62, 54);
    oval(BELLY, 100, 82, 28, 22);
    round(DARK, 78, 58, 5);
    round(DARK, 122, 58, 5);
    oval(DARK, 100, 73, 8, 6);
    smile();
    heart();
  }

  private void round(Color colour, float x, float y, float radius) {
    oval(colour, x, y, radius, radius);
  }

  private void oval(Color colour, float x, float y, float width, float height) {
    page.setColorFill(colour);
    page.ellipse(x - width, HEIGHT - y - height, x + width, HEIGHT - y + height);
    page.fill();
  }

  private void smile() {
    page.setColorStroke(DARK);
    page.setLineWidth(2);
    page.moveTo(91, HEIGHT - 87);
    page.curveTo(95, HEIGHT - 94, 105, HEIGHT - 94, 109, HEIGHT - 87);
    page.stroke();
  }

  private void heart() {
    page.setColorFill(HEART);
    page.moveTo(100, HEIGHT - 184);
    page.curveTo(66, HEIGHT - 162, 76, HEIGHT - 138, 92, HEIGHT - 138);
    page.curveTo(98, HEIGHT - 138, 100, HEIGHT - 143, 100, HEIGHT - 145);
    page.curveTo(100, HEIGHT - 143, 102, HEIGHT - 138, 108, HEIGHT - 138);
    page.curveTo(124, HEIGHT - 138, 134, HEIGHT - 162, 100, HEIGHT - 184);
    page.fill();
  }
}
