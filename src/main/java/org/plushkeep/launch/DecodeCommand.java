package org.plushkeep.launch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.plushkeep.audio.AudioException;
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

  DecodeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure {
    byte[] bytes = read();
    try {
      refuseWhatIsNotWhole(ToyClip.parseLenient(bytes));
      Pcm pcm = ToyAudio.decode(bytes);
      try {
        write(pcm);
      } finally {
        pcm.wipe();
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

  private byte[] read() throws CommandFailure {
    try (InputStream stream = Files.newInputStream(in)) {
      byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new CommandFailure(ExitCode.FAILED, in + " is far longer than any toy's recording.");
      }
      return bytes;
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, in + " cannot be read.", e);
    }
  }

  /** Into a file beside it first: OUT.wav is the old one or the new one, never half of it. */
  private void write(Pcm pcm) throws CommandFailure {
    if (Files.isDirectory(out)) {
      throw new CommandFailure(ExitCode.FAILED, out + " is a folder.");
    }
    Path folder = out.toAbsolutePath().getParent();
    Path part = null;
    try {
      if (Files.exists(out) && Files.isSameFile(in, out)) {
        throw new CommandFailure(
            ExitCode.FAILED, "The WAV cannot replace the recording that it is made from.");
      }
      part = Files.createTempFile(folder, ".plushkeep-", ".part");
      try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part))) {
        WavWriter.write(pcm, stream);
      }
      shell.checkInterrupted();
      replace(part);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, out + " cannot be written.", e);
    } finally {
      if (part != null) {
        deleteQuietly(part);
      }
    }
  }

  private void replace(Path part) throws IOException {
    try {
      Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The disk that refused the write may refuse this too.
    }
  }
}
