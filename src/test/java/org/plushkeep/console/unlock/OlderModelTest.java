package org.plushkeep.console.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.vault.Age;

/** What is said of a vault that is not as it was last, and what to do, by what has happened. */
final class OlderModelTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final MemoryVault vault = new MemoryVault();
  private final OlderModel model =
      new OlderModel(
          vault,
          "the folder",
          new Background(Runnable::run, Runnable::run, new Sentences(texts)),
          texts,
          new Moments(texts, ZoneOffset.UTC),
          () -> {},
          () -> {});

  @ParameterizedTest
  @CsvSource({
    "OLDER_COPY, This is an older copy, put the newer one back in the folder",
    "OLDER_DATABASE, This is an older copy, put the newer one back in the folder",
    "LAST_CHANGE_LOST, The last change is damaged, Go on with the vault as it is"
  })
  void whatWasPutBackIsToBeLookedForAndWhatADiskLostIsNot(
      Age.Kind kind, String title, String advice) {
    vault.growOlder(new Age(kind, Optional.empty()));

    assertThat(model.title()).isEqualTo(title);
    assertThat(model.advice()).contains(advice);
    assertThat(model.about()).isNotBlank();
  }
}
