package org.plushkeep.share;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.RecoveryCode;

/** The page as others read it: another library's eyes, and a scanner's. */
class RecoverySheetTest {
  @TempDir Path folder;

  @Test
  void aReaderFindsEveryWordAndAScannerTheCode() throws Exception {
    String code = new String(RecoveryCode.draw());
    Path file = sheet(code).save(folder, "Plushkeep-Notfallblatt");
    assertThat(file).hasFileName("Plushkeep-Notfallblatt.pdf");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
      assertThat(pdf.getNumberOfPages()).isOne();
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Notfallblatt – für später", code, "1.  Öffnen", "2.  Tippen", "Erstellt am");
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
      assertThat(scan(page)).isEqualTo(code);
    }
  }

  @Test
  void whatIsThereStaysAndNothingHalfIsLeft() throws Exception {
    Path first = sheet("A").save(folder, "sheet");
    byte[] before = Files.readAllBytes(first);
    Path second = sheet("B").save(folder, "sheet");
    assertThat(second).isNotEqualTo(first);
    assertThat(first).hasBinaryContent(before);
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    assertThatThrownBy(() -> sheet("C").save(taken, "sheet")).isInstanceOf(ShareException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(first, second, taken);
    }
  }

  @Test
  void itSaysNothingOfItsCodeWhereItIsLogged() {
    assertThat(sheet("SECRET").toString()).doesNotContain("SECRET");
  }

  private static RecoverySheet sheet(String code) {
    return new RecoverySheet(
        "Notfallblatt – für später",
        List.of("Dieser Code öffnet einen „Tresor“."),
        code.toCharArray(),
        List.of("Öffnen Sie Plushkeep.", "Tippen Sie den Code ein."),
        "Erstellt am 25. November 2026.");
  }

  private static String scan(BufferedImage page) throws Exception {
    int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
    var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(source)),
            java.util.Map.of(com.google.zxing.DecodeHintType.TRY_HARDER, true))
        .getText();
  }
}
