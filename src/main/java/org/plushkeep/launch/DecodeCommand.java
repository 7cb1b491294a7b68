package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.AudioInfo;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.ToyClip;
import org.plushkeep.audio.WavWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "decode",
    description = "Turns a toy's recording into a WAV; no vault is needed. OUT.wav is replaced.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class DecodeCommand implements Callable<Integer> {
  /** A header can announce 65 535 frames of 40 bytes; 16 times that is no toy's recording. */
  private static final int MOST_BYTES = 40 << 20;

  private final Shell shell;

  @Parameters(index = "0", paramLabel = "IN.au", description = "The toy's bytes.")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT.wav", description = "Where the WAV goes.")
  private Path out;

  @Option(
      names = "--anyway",
      description = "Decodes what is whole of a recording that ends early or goes on too long.")
  private boolean anyway;

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      defaultValue = "",
      description =
          "How to read a recording of the toy's own microphone, such as ima-adpcm-low or"
              + " ms-adpcm-0-high; without it the likeliest way is found and named.")
  private String way;

  DecodeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure {
    byte[] bytes = WholeFile.read(in, MOST_BYTES, "is far longer than any toy's recording.");
    try {
      if (!way.isEmpty() && !ToyAudio.isWay(way)) {
        throw new CommandFailure(ExitCode.USAGE, way + " is no way to read a recording.");
      }
      AudioInfo info = ToyAudio.describe(bytes, way);
      if (!ToyAudio.canBeReadOtherwise(info.format())) {
        refuseWhatIsNotWhole(ToyClip.parseLenient(bytes));
      }
      Pcm pcm = ToyAudio.decode(bytes, info.format());
      try {
        new WholeFile(shell).write(out, in, stream -> WavWriter.write(pcm, stream));
      } finally {
        pcm.wipe();
      }
      if (ToyAudio.canBeReadOtherwise(info.format())) {
        shell.say("Read as " + info.format() + ".");
      }
    } catch (AudioException e) {
      throw new CommandFailure(ExitCode.FAILED, in + " cannot be decoded: " + e.getMessage(), e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    return ExitCode.DONE.value();
  }

  private void refuseWhatIsNotWhole(ToyClip clip) throws CommandFailure {
    if (anyway) {
      return;
    }
    String there = Text.seconds(clip.duration()) + " s";
    String wrong = null;
    if (clip.endsEarly()) {
      wrong = " ends early: only " + there + " of what its header announces are there.";
    } else if (clip.strayBytes() > 0) {
      String bytes = Text.count(clip.strayBytes(), "byte");
      wrong = " goes on after the " + there + " that its header announces (" + bytes + " more).";
    }
    if (wrong != null) {
      throw new CommandFailure(
          ExitCode.FAILED, in + wrong + " Nothing was written; --anyway decodes what is whole.");
    }
  }
}
