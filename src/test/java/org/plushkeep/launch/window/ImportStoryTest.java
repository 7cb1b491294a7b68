package org.plushkeep.launch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.AtTheWindow.see;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.launch.PracticeToys;
import org.plushkeep.recording.Recording;
import org.plushkeep.testing.AtTheWindow;
import org.plushkeep.testing.SoundFixtures;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * A parent adds files: by choosing them, by dropping them, in the real window with a real vault.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
final class ImportStoryTest {
  @TempDir Path folder;

  private final Ear ear = Ear.eager();
  private final AtTheWindow window = new AtTheWindow();
  private House house;
  private Parent parent;
  private Path files;

  @BeforeEach
  void start() throws IOException {
    house = new House(folder, ear, PracticeToys::make);
    parent = new Parent(window, house);
    files = Files.createDirectory(folder.resolve("files"));
  }

  @AfterEach
  void end() {
    house.clearAway();
  }

  @Test
  void filesComeInAreHeardFilteredExportedAndStayWhereTheyAre() throws Exception {
    house.open();
    parent.makesAVault();
    house.files = List.of(put("voice.mp3", SoundFixtures.read("mpeg2.mp3")), text("letter.txt"));
    window.click("#add-first-files");
    window.untilText("#import-message", "2 recordings were added.");
    assertThat(window.text("#import-message"))
        .contains("One file is kept, but Plushkeep cannot play it: letter.txt.");
    assertThat(window.everyWord()).contains("They are not encrypted");
    window.click("#import-close");
    parent.untilRows(2);
    assertThat(window.everyWord()).contains("Imported files");
    hears();
    isNoToy();
    exportsTheMp3();
    parent.locks();
    assertThat(files.resolve("voice.mp3")).hasBinaryContent(SoundFixtures.read("mpeg2.mp3"));
  }

  /** The mp3 is the older of the two, so the lower one. */
  private void hears() throws Exception {
    choose(1);
    window.until("it can be played", () -> !window.node("#play").isDisabled());
    window.click("#play");
    ear.hearUntil(() -> ear.heard().length > 8000);
    assertThat(ear.rate()).isEqualTo(16_000);
    choose(0);
    window.untilText("#player-problem", "cannot be played");
    assertThat(window.isShown("#ways-ask")).isFalse();
  }

  private void isNoToy() {
    var toys = window.robot().lookup("#filter-toy").queryComboBox();
    assertThat(toys.getItems()).hasSize(2);
    see(
        () -> {
          toys.getSelectionModel().select(1);
          return true;
        });
    parent.untilRows(2);
    see(
        () -> {
          toys.getSelectionModel().select(0);
          return true;
        });
    window.click("#nav-toys");
    window.untilShown("#pair");
    assertThat(window.everyWord()).doesNotContain("Imported files");
    window.click("#nav-inbox");
    parent.untilRows(2);
  }

  private void exportsTheMp3() throws Exception {
    choose(1);
    window.until("it can be played", () -> !window.node("#play").isDisabled());
    window.click("#export");
    window.untilShown("#export-start");
    window.click("#export-original");
    window.click("#export-start");
    window.untilText("#export-message", "2 files were written");
    window.click("#export-close");
    try (Stream<Path> all = Files.list(house.exports)) {
      Path mp3 = all.filter(path -> path.toString().endsWith(".mp3")).findFirst().orElseThrow();
      assertThat(mp3).hasBinaryContent(SoundFixtures.read("mpeg2.mp3"));
    }
  }

  @Test
  void aFolderIsDroppedAndTheSoundInItComesIn() throws Exception {
    house.open();
    parent.makesAVault();
    put("a.mp3", SoundFixtures.read("mpeg2.mp3"));
    put("b.ogg", SoundFixtures.read("vorbis.ogg"));
    text("c.txt");
    assertThat(drop(files)).isTrue();
    window.untilText("#import-message", "2 recordings were added.");
    assertThat(drop(files)).as("while a question is open").isFalse();
    window.click("#import-close");
    parent.untilRows(2);
    assertThat(drop(files)).isTrue();
    window.untilText("#import-message", "2 files were here already: a.mp3, b.ogg.");
    window.click("#import-close");
    parent.untilRows(2);
  }

  @Test
  void everyTroubleIsSaidInPlainWordsInGermanToo() throws Exception {
    house.locale = Locale.GERMAN;
    house.open();
    parent.makesAVault();
    byte[] aac = SoundFixtures.read("stereo.m4a");
    house.files =
        List.of(
            put("gut.mp3", SoundFixtures.read("mpeg2.mp3")),
            put("halb.m4a", Arrays.copyOf(aac, aac.length / 2)),
            put("leer.wav", new byte[0]),
            files.resolve("weg.wav"),
            Files.createDirectory(files.resolve("nichts")));
    window.click("#add-first-files");
    window.untilText("#import-message", "2 Aufnahmen kamen hinzu.");
    assertThat(window.text("#import-message"))
        .contains(
            "Eine Datei ist abgeschnitten oder beschädigt",
            "halb.m4a",
            "Eine Datei ist leer",
            "Eine Datei gibt es nicht mehr: weg.wav",
            "Hier fand sich kein Ton: nichts");
    window.speaksPlainly();
    window.click("#import-close");
    parent.untilRows(2);
    assertThat(window.everyWord()).contains("Hinzugefügte Dateien");
  }

  /** What was stored before it was stopped stays, and the list shows it. */
  @Test
  void stoppedInTheMiddleWhatIsInStays() throws Exception {
    house.open();
    parent.makesAVault();
    List<Path> many = new ArrayList<>();
    byte[] mp3 = SoundFixtures.read("mpeg2.mp3");
    for (int i = 0; i < 400; i++) {
      byte[] another = Arrays.copyOf(mp3, mp3.length + 128);
      byte[] tag = String.format(Locale.ROOT, "TAG%05d", i).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(tag, 0, another, mp3.length, tag.length);
      many.add(put("voice" + i + ".mp3", another));
    }
    house.files = many;
    window.press("#add-first-files");
    window.until(
        "one is in",
        () -> window.text("#import-current").matches("(?s).*([2-9]|\\d\\d) of 400: .*"));
    window.press("#import-stop");
    window.untilText("#import-message", "Stopped.");
    window.click("#import-close");
    parent.closes();
    try (Vault vault = Vaults.open(house.vault, Parent.PASSPHRASE.toCharArray())) {
      List<Recording> stored = vault.page(RecordingFilter.ALL, 0, 1000);
      assertThat(stored).hasSizeBetween(1, 399);
      assertThat(stored).allMatch(one -> one.format().equals("mp3"));
      assertThat(vault.verify(_ -> {}).damaged()).isEmpty();
    }
  }

  /** Locking is never kept waiting by files; what is in by then stays. */
  @Test
  void lockingEndsIt() throws Exception {
    house.open();
    parent.makesAVault();
    house.files = List.of(put("voice.mp3", SoundFixtures.read("mpeg2.mp3")));
    window.press("#add-first-files");
    window.press("#lock");
    window.untilShown("#unlock");
    assertThat(window.everyWord()).doesNotContain("voice.mp3");
  }

  private void choose(int row) {
    see(
        () -> {
          window.list("#recordings").getSelectionModel().clearAndSelect(row);
          return true;
        });
    window.untilText("#player-toy", "Imported files");
  }

  private Path put(String name, byte[] bytes) throws IOException {
    return Files.write(files.resolve(name), bytes);
  }

  private Path text(String name) throws IOException {
    return put(name, "Dear bear, how are you?".repeat(100).getBytes(StandardCharsets.UTF_8));
  }

  private static DragEvent event(EventType<DragEvent> type, Dragboard board, Node place) {
    return new DragEvent(
        place, place, type, board, 5, 5, 5, 5, TransferMode.COPY, null, null, null);
  }

  /** As the system tells the window of a drop; whether it was taken. */
  private boolean drop(Path... dropped) {
    List<File> held = Arrays.stream(dropped).map(Path::toFile).toList();
    return see(
        () -> {
          Dragboard board = board(held);
          Node place = window.node(".drop-place");
          DragEvent over = event(DragEvent.DRAG_OVER, board, place);
          place.fireEvent(over);
          DragEvent drop = event(DragEvent.DRAG_DROPPED, board, place);
          place.fireEvent(drop);
          return drop.isDropCompleted();
        });
  }

  /** No drag of another program reaches a window without a display: its board is made by hand. */
  private static Dragboard board(List<File> held) throws ReflectiveOperationException {
    Class<?> kind = Class.forName("com.sun.javafx.tk.TKClipboard");
    Object clipboard =
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (_, method, args) ->
                switch (method.getName()) {
                  case "hasContent" -> args[0].equals(DataFormat.FILES);
                  case "getContent" -> args[0].equals(DataFormat.FILES) ? held : null;
                  case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                  default -> null;
                });
    return (Dragboard)
        Class.forName("com.sun.javafx.scene.input.DragboardHelper")
            .getMethod("createDragboard", kind)
            .invoke(null, clipboard);
  }
}
