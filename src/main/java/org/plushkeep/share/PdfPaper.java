package org.plushkeep.share;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;

/** What every PDF of ours is made of. */
final class PdfPaper {
  private static final String LETTERS = "/font-fallback/LiberationSans-Regular.ttf";

  private PdfPaper() {}

  /** A part of the page: what a reader has in its place may not be as clear. */
  static BaseFont letters() throws IOException {
    try (InputStream in = Document.class.getResourceAsStream(LETTERS)) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return BaseFont.createFont(
          LETTERS, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, bytes, null);
    }
  }

  static Paragraph paragraph(String text, Font font, float leading) {
    Paragraph paragraph = new Paragraph(leading, text, font);
    paragraph.setSpacingAfter(8);
    return paragraph;
  }
}
