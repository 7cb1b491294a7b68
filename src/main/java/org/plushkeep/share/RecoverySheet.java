package org.plushkeep.share;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The one page that opens a vault when its passphrase is forgotten, as a PDF on A4: what it is, the
 * code as letters and as a QR code, and how it is used. It names no person.
 *
 * @param title what it is
 * @param about what it does and where to keep it
 * @param code the vault's recovery code, in groups
 * @param steps how it is used, one after the other
 * @param foot below everything, such as when it was made
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared; the caller wipes it
public record RecoverySheet(
    String title, List<String> about, char[] code, List<String> steps, String foot) {
  private static final float MARGIN = 64;
  private static final float TEXT = 11;
  private static final float LEADING = 16;
  private static final float QR_POINTS = 150;

  public RecoverySheet {
    about = List.copyOf(about);
    steps = List.copyOf(steps);
  }

  /**
   * Writes it into a folder, forced to the disk, under a name that is free, for its owner's eyes
   * only.
   *
   * @param name of the file, without its ending
   * @return the file
   * @throws ShareException the folder cannot be written; then nothing is left in it
   */
  public Path save(Path folder, String name) throws ShareException {
    TargetFolder target = TargetFolder.forOwnerOnly(folder);
    Path file = target.write(name, "pdf", this::writeTo).path();
    target.force();
    return file;
  }

  private void writeTo(OutputStream out) throws IOException {
    Wiped pdf = new Wiped();
    Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    PdfWriter writer = PdfWriter.getInstance(document, pdf);
    BaseFont letters = PdfPaper.letters();
    document.open();
    document.addTitle(title);
    document.add(PdfPaper.paragraph(title, new Font(letters, 22), 28));
    for (String one : about) {
      document.add(PdfPaper.paragraph(one, new Font(letters, TEXT), LEADING));
    }
    String written = new String(code);
    document.add(code(written, new Font(letters, 16)));
    document.add(picture(writer, written));
    for (int i = 0; i < steps.size(); i++) {
      String step = (i + 1) + ".  " + steps.get(i);
      document.add(PdfPaper.paragraph(step, new Font(letters, TEXT), LEADING));
    }
    Paragraph last = PdfPaper.paragraph(foot, new Font(letters, 9), LEADING);
    last.setSpacingBefore(24);
    document.add(last);
    document.close();
    pdf.writeTo(out);
    pdf.wipe();
  }

  private static Paragraph code(String written, Font font) {
    Paragraph paragraph = new Paragraph(34, written, font);
    paragraph.setAlignment(Element.ALIGN_CENTER);
    paragraph.setSpacingBefore(12);
    paragraph.setSpacingAfter(14);
    return paragraph;
  }

  /** Drawn as squares, so that it is sharp at any size. */
  private static org.openpdf.text.Image picture(PdfWriter writer, String written)
      throws IOException {
    QrCode qr = QrCode.of(written);
    int around = 2 * QrCode.QUIET_ZONE;
    float module = QR_POINTS / (qr.size() + around);
    PdfTemplate page = writer.getDirectContent().createTemplate(QR_POINTS, QR_POINTS);
    squares(page, qr, module);
    org.openpdf.text.Image image = org.openpdf.text.Image.getInstance(page);
    image.setAlignment(Element.ALIGN_CENTER);
    image.setSpacingAfter(14);
    return image;
  }

  private static void squares(PdfContentByte page, QrCode qr, float module) {
    page.setColorFill(Color.BLACK);
    for (int y = 0; y < qr.size(); y++) {
      for (int x = 0; x < qr.size(); x++) {
        if (qr.isDark(x, y)) {
          page.rectangle(
              (x + QrCode.QUIET_ZONE) * module,
              QR_POINTS - (y + 1 + QrCode.QUIET_ZONE) * module,
              module,
              module);
        }
      }
    }
    page.fill();
  }

  @Override
  public String toString() {
    return "RecoverySheet";
  }

  /** The page in the clear, on its way to the disk. */
  private static final class Wiped extends ByteArrayOutputStream {
    void wipe() {
      java.util.Arrays.fill(buf, (byte) 0);
    }
  }
}
