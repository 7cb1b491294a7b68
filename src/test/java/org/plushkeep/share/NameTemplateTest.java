package org.plushkeep.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;

/** Names of exported files: what a parent asks for, and what every system takes. */
class NameTemplateTest {
  private static final RecordingId ID = RecordingId.parse("0123abcd-0000-4000-8000-000000000000");

  @Test
  void placesAreFilledIn() {
    assertThat(name("{date} {time} {toy} {number} {id}", "Bentley", 7, 1200))
        .isEqualTo("2026-11-24 12-05-07 Bentley 0007 0123abcd");
    assertThat(name("{date}_{time}_{id}", "Bentley", 1, 1)).isEqualTo(usual("Bentley"));
  }

  @Test
  void theUsualNameSaysNothingOfTheToy() {
    assertThat(usual("Ada")).isEqualTo("2026-11-24_12-05-07_0123abcd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "voice", "{child}", "{date", "date}", "{}", "{{date}}", "{DATE}"})
  void aTemplateThatCannotBeMeantIsRefused(String text) {
    assertThatThrownBy(() -> NameTemplate.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("{id}.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a/b\\c:d*e?f\"g<h>i|j; a_b_c_d_e_f_g_h_i_j",
        "../../etc/passwd; _.._etc_passwd",
        ".hidden; hidden",
        "-rf; rf",
        "~; recording",
        "' . '; recording",
        "end. . ; end",
        "con; _con",
        "CON; _CON",
        "Nul.txt; _Nul.txt",
        "com1; _com1",
        "LPT\u00b9.x; _LPT\u00b9.x",
        "conout$; _conout$",
        "con .a; _con .a",
        "console; console",
        "com10; com10",
        "Bär; Bär",
        "Ba\u0308r; Bär",
        "Мишка 小熊 🧸; Мишка 小熊 🧸",
      })
  void namesThatASystemWouldRefuseAreMadeSafe(String toy, String expected) {
    assertThat(name("{toy}", toy, 1, 1)).isEqualTo(expected);
  }

  @Test
  void whatCannotBeSeenIsReplaced() {
    assertThat(name("{toy}", "a\u0000b\nc\u202Egpj.exe\u200D\uD800\u2028x", 1, 1))
        .isEqualTo("a_b_c_gpj.exe___x");
    assertThat(name("{toy}", "$1 \\Q {date}", 1, 1)).isEqualTo("$1 _Q {date}");
    assertThat(name("a/{number}\u0007", "", 1, 1)).isEqualTo("a_1_");
  }

  @Test
  void aLongNameIsCutBetweenLettersAndTheNumberStays() {
    String family = "👨‍👩‍👧".repeat(40);
    String name = name("{toy} {number}", family, 3, 10);
    assertThat(name).endsWith(" 03");
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(64);
    String accents = name("{toy} {toy} {toy}", "ä".repeat(300), 1, 1);
    assertThat(accents).matches("[ä ]+");
    assertThat(bytes(accents)).isLessThanOrEqualTo(FileNames.MOST_BYTES);
  }

  @Property(tries = 500)
  void anyNameIsSafe(@ForAll String toy) {
    String name = name("{toy}", toy, 1, 1);
    assertThat(name)
        .isNotEmpty()
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}<>:\"/\\\\|?*]")
        .doesNotMatch("[ .~-].*|.*[ .]")
        .doesNotMatch("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    assertThat(bytes(name)).isLessThanOrEqualTo(FileNames.MOST_BYTES);
    assertThat(FileNames.safe(name)).isEqualTo(name);
  }

  private static int bytes(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8).length;
  }

  private static String usual(String toy) {
    return NameTemplate.USUAL.name(recording(toy), 1, 1, ZoneId.of("Europe/Berlin"));
  }

  private static String name(String template, String toy, int number, int count) {
    return NameTemplate.parse(template)
        .name(recording(toy), number, count, ZoneId.of("Europe/Berlin"));
  }

  private static Recording recording(String toy) {
    return new Recording(
        ID,
        new ToyId("practice"),
        toy,
        "Ada",
        Instant.parse("2026-11-24T11:05:07Z"),
        Duration.ofSeconds(1),
        "g722.1-16k",
        72,
        "",
        Verdict.NEW,
        "",
        Silence.UNKNOWN);
  }
}
