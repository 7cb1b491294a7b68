package org.plushkeep.share;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Plain words that a parent takes out of Plushkeep, as a text file or to print: a title, parts with
 * a heading each, a line below. Neither is encrypted, so nothing of what was recorded is in them.
 *
 * @param title what it is
 * @param parts headings and the paragraphs below them, in their order; an empty heading is none
 * @param foot below everything
 * @param type how large its letters are on paper
 */
public record PlainPage(
    String title, SequencedMap<String, List<String>> parts, String foot, Type type) {
  /** Letters, in points. */
  public enum Type {
    /** For a report. */
    USUAL(20, 13, 10.5f),
    /** For whoever has only just learned to read; the bear is drawn above. */
    LARGE(28, 19, 15.5f);

    private final float title;
    private final float heading;
    private final float text;

    Type(float title, float heading, float text) {
      this.title = title;
      this.heading = heading;
      this.text = text;
    }
  }

  private static final float MARGIN = 50;
  private static final float LEADING = 1.35f;
  private static final Color INK = new Color(0x33, 0x29, 0x2a);
  private static final Color HEADING_INK = new Color(0xa8, 0x3a, 0x5e);

  public PlainPage {
    parts = new LinkedHashMap<>(parts);
  }

  /** As text; its lines end with a line feed. */
  public String text() {
    StringBuilder page = new StringBuilder();
    Lines.add(page, title);
    for (Map.Entry<String, List<String>> part : parts.entrySet()) {
      page.append('\n');
      if (!part.getKey().isEmpty()) {
        Lines.add(page, part.getKey());
      }
      for (String paragraph : part.getValue()) {
        Lines.add(page, part.getKey().isEmpty() ? paragraph : "- " + paragraph);
      }
    }
    page.append('\n');
    Lines.add(page, foot);
    return page.toString();
  }

  /**
   * Writes it as text into a folder, forced to the disk, under a name that is free, for its owner's
   * eyes only.
   *
   * @param name of the file, without its ending
   * @return the file
   * @throws ShareException the folder cannot be written; then nothing is left in it
   */
  public Path saveText(Path folder, String name) throws ShareException {
    byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
    return TargetFolder.forOwnerOnly(folder).write(name, "txt", out -> out.write(bytes)).path();
  }

  /** As {@link #saveText}, as a PDF on A4. */
  public Path savePdf(Path folder, String name) throws ShareException {
    return TargetFolder.forOwnerOnly(folder).write(name, "pdf", this::writePdf).path();
  }

  /**
   * As {@link #savePdf}, under this very name.
   *
   * @throws ShareException there is a file of that name already, too
   */
  public Path savePdfAs(Path file) throws ShareException {
    return TargetFolder.writeAs(file, this::writePdf);
  }

  private void writePdf(OutputStream out) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    PdfWriter writer = PdfWriter.getInstance(document, pdf);
    BaseFont letters = PdfPaper.letters();
    document.open();
    document.addTitle(title);
    if (type == Type.LARGE) {
      document.add(PdfBear.draw(writer));
    }
    Paragraph first = paragraph(title, new Font(letters, type.title, Font.NORMAL, INK));
    first.setAlignment(type == Type.LARGE ? Element.ALIGN_CENTER : Element.ALIGN_LEFT);
    document.add(first);
    for (Map.Entry<String, List<String>> part : parts.entrySet()) {
      add(document, part.getKey(), part.getValue(), letters);
    }
    Paragraph last = paragraph(foot, new Font(letters, 9, Font.NORMAL, Color.GRAY));
    last.setSpacingBefore(14);
    document.add(last);
    document.close();
    pdf.writeTo(out);
  }

  private void add(Document document, String heading, List<String> below, BaseFont letters) {
    if (!heading.isEmpty()) {
      Paragraph above =
          paragraph(heading, new Font(letters, type.heading, Font.NORMAL, HEADING_INK));
      above.setSpacingBefore(8);
      above.setSpacingAfter(3);
      document.add(above);
    }
    for (String one : below) {
      Paragraph paragraph = paragraph(one, new Font(letters, type.text, Font.NORMAL, INK));
      paragraph.setSpacingAfter(4);
      document.add(paragraph);
    }
  }

  private static Paragraph paragraph(String text, Font font) {
    return PdfPaper.paragraph(text, font, font.getSize() * LEADING);
  }
}
