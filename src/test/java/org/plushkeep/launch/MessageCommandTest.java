package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.container.WavReader;
import org.plushkeep.audio.edit.Edits;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.Wavs;

/** What a script does with messages for a toy. */
class MessageCommandTest {
  private static final short[] SOUND = Tones.sine(16_000, 440, 8_000, 16_000);

  @TempDir Path folder;
  private Cli cli;
  private Path wav;

  @BeforeEach
  void start() throws Exception {
    cli = new Cli(folder);
    cli.onVault("vault create").done();
    wav = Files.write(folder.resolve("in.wav"), Wavs.mono16(16_000, SOUND));
  }

  private JsonArray list() {
    return JsonParser.parseString(cli.onVault("message list", "--json").done().out())
        .getAsJsonArray();
  }

  @Test
  void aMessageIsAddedListedExportedAndDeleted() throws Exception {
    assertThat(cli.onVault("message list").done().out().strip()).isEqualTo("No messages.");
    cli.onVault("message add", wav.toString(), "--title", "Good\nnight").done();
    JsonObject one = list().get(0).getAsJsonObject();
    assertThat(one.keySet()).containsExactly("id", "title", "madeAt", "seconds", "bytes");
    assertThat(one.get("title").getAsString()).isEqualTo("Good night");
    assertThat(one.get("seconds").getAsDouble()).isEqualTo(1);
    String id = one.get("id").getAsString();
    assertThat(cli.onVault("message list").done().out()).contains(id, "Good night", "1.00");

    byte[] clip = ToyAudio.encode(new Pcm(16_000, SOUND));
    Path au = folder.resolve("out.au");
    cli.onVault("message export", id, au.toString()).done();
    assertThat(Files.readAllBytes(au)).isEqualTo(clip);
    Path out = folder.resolve("out.wav");
    cli.onVault("message export", id, out.toString()).done();
    assertThat(WavReader.read(Files.readAllBytes(out)).pcm().samples())
        .isEqualTo(ToyAudio.decode(clip).samples());

    cli.onVault("message delete", id).fails(2, "--yes");
    Path receipt = folder.resolve("receipt.txt");
    assertThat(
            cli.onVault("message delete", id, "--yes", "--receipt", receipt.toString())
                .done()
                .out())
        .startsWith("Deleted for good: 1 message.\n")
        .contains(receipt.toString());
    assertThat(receipt)
        .content()
        .contains("One message for a toy was erased for good")
        .doesNotContain(id, "Good night", "recording was", "recordings were");
    cli.onVault("vault receipt", receipt.toString()).done();
    assertThat(list()).isEmpty();
    cli.onVault("vault verify").done();
  }

  @Test
  void evenedOutIsLouder() throws Exception {
    short[] quiet = Tones.sine(16_000, 440, 300, 16_000);
    Files.write(wav, Wavs.mono16(16_000, quiet));
    cli.onVault("message add", wav.toString(), "--even").done();
    Path au = folder.resolve("out.au");
    String id = list().get(0).getAsJsonObject().get("id").getAsString();
    cli.onVault("message export", id, au.toString()).done();
    Pcm evened = Edits.none(quiet.length).withEvened(true).apply(new Pcm(16_000, quiet));
    assertThat(Files.readAllBytes(au)).isEqualTo(ToyAudio.encode(evened));
  }

  /** A grandparent's telephone writes other files than WAV. */
  @Test
  void anMp3IsAMessageToo() throws Exception {
    byte[] mp3;
    try (var in = ToyAudio.class.getResourceAsStream("file/vbr-joint-stereo.mp3")) {
      mp3 = in.readAllBytes();
    }
    Path file = Files.write(folder.resolve("hello.mp3"), mp3);
    cli.onVault("message add", file.toString(), "--title", "Hello").done();
    assertThat(list()).hasSize(1);
  }

  @Test
  void whatCannotBeKeptIsOneLineAndNothingIsKept() throws Exception {
    Files.write(wav, Wavs.mono16(16_000, new short[40 * 16_000 + 1]));
    cli.onVault("message add", wav.toString()).fails(1, "was not kept", "40 seconds at most");
    Files.write(wav, Wavs.mono16(16_000, new short[0]));
    cli.onVault("message add", wav.toString()).fails(1, "was not kept");
    Files.writeString(wav, "not a sound");
    cli.onVault("message add", wav.toString()).fails(1, "was not kept", "no file of sound");
    cli.onVault("message add", folder.resolve("nowhere").toString()).fails(1, "cannot be read");
    cli.onVault("message add", wav.toString(), "--title", "x".repeat(101)).fails(2, "title");
    assertThat(list()).isEmpty();
  }

  @Test
  void anUnknownMessageIsOneLine() {
    String id = "00000000-0000-0000-0000-000000000000";
    cli.onVault("message delete", id, "--yes").fails(4, id, "Nothing was done");
    cli.onVault("message export", "nonsense", "out.au").fails(4, "nonsense");
  }
}
