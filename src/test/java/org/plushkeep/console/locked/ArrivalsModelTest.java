package org.plushkeep.console.locked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.console.HandTime;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.vault.Arrivals.Moved;

/** What a parent is told of what came in while the vault was locked. */
final class ArrivalsModelTest {
  @ParameterizedTest
  @CsvSource({
    "en, 1, One file could not be brought in yet, tries again each time",
    "en, 2, 2 files could not be brought in yet, Nothing was deleted",
    "de, 1, Eine Datei ließ sich noch nicht aufnehmen, bei jedem Entsperren",
    "de, 2, 2 Dateien ließen sich noch nicht aufnehmen, Nichts wurde gelöscht"
  })
  void whatCouldNotBeMovedInYetIsTold(String language, int left, String what, String next) {
    Texts texts = new Texts(Locale.forLanguageTag(language));
    Background background = new Background(Runnable::run, Runnable::run, new Sentences(texts));
    MemoryVault vault = new MemoryVault();
    Path folder = Path.of("vault", "intake");
    vault.arrivals().next(new Moved(List.of(), 0, 0, left, folder, false));
    ArrivalsModel model =
        new ArrivalsModel(vault, background, new HandTime(), texts, () -> false, () -> {});
    model.moveIn();
    assertThat(model.problemProperty().get()).contains(what, next, folder.toString());
    assertThat(model.messageProperty().get()).isEmpty();
  }
}
