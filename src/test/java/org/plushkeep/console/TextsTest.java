package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.collect.ImportOutcome.Kind;
import org.plushkeep.console.history.HistoryKind;
import org.plushkeep.console.player.NoteModel;
import org.plushkeep.console.player.PlayManner;
import org.plushkeep.console.studio.RecordModel.Step;
import org.plushkeep.console.toys.PairModel;
import org.plushkeep.console.toys.PracticeFace;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.Verdict;
import org.plushkeep.share.ExportResult;
import org.plushkeep.toy.ToyException;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalReport;
import org.plushkeep.vault.JournalSource;
import org.plushkeep.vault.VaultException;

/** Every text the window uses is there, in both languages, and can be filled. */
final class TextsTest {
  private static final Pattern USED =
      Pattern.compile("texts\\s*\\.(?:get|format)\\(\\s*\"([a-z.-]+[a-z])\"");

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    assertThat(load("texts_de").stringPropertyNames())
        .isEqualTo(load("texts").stringPropertyNames());
  }

  @Test
  void everyKeyInTheSourceExists() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/plushkeep/console"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        Matcher matcher = USED.matcher(Files.readString(source));
        while (matcher.find()) {
          used.add(matcher.group(1));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(50);
    assertThat(load("texts").stringPropertyNames()).containsAll(used);
  }

  @Test
  void everyKindOfThingHasItsText() throws IOException {
    Set<String> keys = load("texts").stringPropertyNames();
    expect(keys, "problem.vault.", VaultException.Problem.values());
    expect(keys, "problem.toy.", ToyException.Problem.values());
    expect(keys, "verdict.", Verdict.values());
    expect(keys, "decide.", Verdict.REVIEWED, Verdict.KEPT, Verdict.FLAGGED);
    expect(keys, "decide.why.", Verdict.REVIEWED, Verdict.KEPT, Verdict.FLAGGED);
    expect(keys, "pair.title.", PairModel.Step.values());
    expect(keys, "pair.what.", PairModel.Step.values());
    expect(keys, "practice.heart.", PracticeFace.Heart.values());
    expect(keys, "player.speed.", PlayManner.Speed.values());
    assertThat(keys).contains("studio.file.FILE", "studio.file.SOUND", "studio.file.SIZE");
    expect(keys, "studio.step.", Step.OPENING, Step.RECORDING, Step.ENDING);
    expect(keys, "note.state.", NoteModel.State.values());
    expect(keys, "export.left.", ExportResult.Reason.values());
    expect(keys, "import.", EnumSet.complementOf(EnumSet.of(Kind.NEW)).toArray(Kind[]::new));
    expect(keys, "history.kind.", HistoryKind.values());
    expect(keys, "history.event.", JournalEvent.values());
    expect(keys, "history.what.", JournalEvent.values());
    expect(keys, "history.by.", JournalSource.values());
    expect(keys, "history.source.", JournalSource.values());
    expect(keys, "history.flaw.", JournalReport.Kind.values());
  }

  /** Neither is helped by holding it closer. */
  @Test
  void aToyOnACableIsToBePluggedInAndABusyOneToBeLeftInPeace() throws IOException {
    for (String key : List.of("problem.toy.PULLED_OUT", "care.problem.PULLED_OUT")) {
      assertThat(load("texts").getProperty(key)).contains("Plug it in").doesNotContain("closer");
      assertThat(load("texts_de").getProperty(key))
          .contains("Stecken Sie es ein")
          .doesNotContain("näher");
    }
    assertThat(load("texts").getProperty("problem.toy.BUSY")).contains("when it is quiet");
    assertThat(load("texts_de").getProperty("problem.toy.BUSY")).contains("wenn es still ist");
  }

  private static void expect(Set<String> keys, String prefix, Enum<?>... ends) {
    assertThat(keys).containsAll(Stream.of(ends).map(end -> prefix + end).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"texts", "texts_de"})
  void everyTextCanBeFilled(String bundle) throws IOException {
    Properties texts = load(bundle);
    for (String key : texts.stringPropertyNames()) {
      if (texts.getProperty(key).contains("{")) {
        assertThat(
                new MessageFormat(texts.getProperty(key), Locale.GERMAN)
                    .format(new Object[] {2, 3, 4, 5}))
            .as(key)
            .doesNotContain("{", "#");
      }
      assertThat(texts.getProperty(key)).as(key).doesNotContain("'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void aFailureNobodyThoughtOfIsACalmSentenceToo(String language) {
    Sentences sentences = new Sentences(new Texts(Locale.forLanguageTag(language)));
    assertThat(sentences.about(new IllegalStateException("secret/path of Mia")))
        .doesNotContain("Mia", "secret", "Exception")
        .endsWith(".");
  }

  private static Properties load(String bundle) throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        TextsTest.class.getResourceAsStream("/org/plushkeep/console/" + bundle + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
