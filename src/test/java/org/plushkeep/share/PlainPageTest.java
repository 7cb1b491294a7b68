package org.plushkeep.share;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SequencedMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.share.ChildrensPage.Who;
import org.plushkeep.share.PlainPage.Type;

/** Plain words on paper, as others read them. */
class PlainPageTest {
  @TempDir Path folder;

  private static PlainPage page(Type type) {
    SequencedMap<String, List<String>> parts = new LinkedHashMap<>();
    parts.put("", List.of("Ein Kuscheltier, das sich „CloudPets B 1.0.19“ nennt."));
    parts.put("Jeder kann es hören", List.of("So wurde nachgesehen: " + "lange ".repeat(40)));
    return new PlainPage("Wie sicher ist es?", parts, "Gemacht am 28. November.", type);
  }

  @ParameterizedTest
  @CsvSource({"USUAL", "LARGE"})
  void aReaderFindsEveryWord(Type type) throws Exception {
    Path file = page(type).savePdf(folder, "report");
    assertThat(file).hasFileName("report.pdf");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
      assertThat(pdf.getNumberOfPages()).isOne();
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Wie sicher ist es?", "„CloudPets B 1.0.19“", "Jeder kann es hören")
          .contains("lange lange", "Gemacht am 28.");
    }
  }

  @Test
  void asTextItIsReadByAnything() throws Exception {
    Path file = page(Type.USUAL).saveText(folder, "report");
    String text = Files.readString(file);
    assertThat(text)
        .startsWith("Wie sicher ist es?\n\nEin Kuscheltier, das sich")
        .contains("\nJeder kann es hören\n- So wurde nachgesehen: lange")
        .endsWith("\nGemacht am 28. November.\n");
    assertThat(text.lines()).allMatch(line -> line.length() <= 92);
    Path again = page(Type.USUAL).saveText(folder, "report");
    assertThat(again).as("another file").isNotEqualTo(file);
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Path there = Files.writeString(folder.resolve("there.pdf"), "mine");
    assertThatThrownBy(() -> page(Type.USUAL).savePdfAs(there))
        .isInstanceOf(ShareException.class)
        .hasMessageContaining("there already");
    assertThat(there).hasContent("mine");
  }

  @ParameterizedTest
  @CsvSource({
    "en, BEAR, '', Your bear keeps what you tell it, your bear",
    "en, UNICORN, '', Your unicorn and you, your unicorn",
    "en, TOY, Bentley, Bentley and you, Bentley",
    "en, RECORDER, '', Press the button, your recorder",
    "de, CAT, '', 'Deine Katze merkt sich, was du erzählst', deine Katze",
    "de, TOY, Bruno, Bruno und du, merkt sich Bruno",
    "de, RECORDER, '', Drück den Knopf, dein Aufnahmegerät",
    "fr, TOY, '', Your toy and you, your toy"
  })
  void thePageForChildrenSpeaksOfTheirToy(
      String language, Who who, String name, String first, String second) throws Exception {
    ChildrensPage page = new ChildrensPage(Locale.forLanguageTag(language), who, name);
    String all = page.title() + page.parts() + page.foot();
    assertThat(all).contains(first, second).doesNotContain("{0}", "{1}", "null");
    assertThat(all.contains("heart") || all.contains("Herz")).isEqualTo(who != Who.RECORDER);
    assertThat(page.parts()).hasSize(6);
    Path file = page.page().savePdf(folder, page.fileName());
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
      assertThat(pdf.getNumberOfPages()).as("on one sheet").isOne();
      assertThat(new PDFTextStripper().getText(pdf)).contains(page.title());
    }
  }

  @Test
  void bothLanguagesHaveTheSameKeys() throws Exception {
    Properties english = load("children");
    Properties german = load("children_de");
    assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (Who who : Who.values()) {
      assertThat(english).containsKeys("who." + who, "who.first." + who);
    }
    for (Properties all : List.of(english, german)) {
      all.values().forEach(text -> assertThat((String) text).doesNotContain("'"));
    }
  }

  private static Properties load(String name) throws Exception {
    Properties all = new Properties();
    try (Reader in =
        new InputStreamReader(
            ChildrensPage.class.getResourceAsStream(name + ".properties"),
            StandardCharsets.UTF_8)) {
      all.load(in);
    }
    return all;
  }

  @Test
  void everyCharacterIsSomebody() {
    assertThat(Who.ofCharacter(0)).isEqualTo(Who.BEAR);
    assertThat(Who.ofCharacter(4)).isEqualTo(Who.UNICORN);
    assertThat(Who.ofCharacter(5)).isEqualTo(Who.TOY);
    assertThat(Who.ofCharacter(255)).isEqualTo(Who.TOY);
  }
}
