package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.ToyClip;
import org.plushkeep.audio.container.SoundFile;
import org.plushkeep.audio.container.WavReader;
import org.plushkeep.audio.g7221.G7221Encoder;
import org.plushkeep.audio.resample.Resampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "encode",
    description = {
      "Turns a WAV of any rate into what the toy plays; no vault is needed. OUT.au is replaced.",
      "As in the toy's own app, a last piece of less than 20 ms is left out."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class EncodeCommand implements Callable<Integer> {
  /** What a clip's header can tell of, 22 minutes, in stereo at 48 kHz and 24 bits. */
  private static final int MOST_BYTES = 384 << 20;

  private final Shell shell;

  @Parameters(index = "0", paramLabel = "IN.wav", description = "The sound.")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT.au", description = "Where the toy's bytes go.")
  private Path out;

  @Option(names = "--anyway", description = "Encodes what is there of a WAV that ends early.")
  private boolean anyway;

  EncodeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure {
    Pcm pcm = read();
    byte[] clip;
    try {
      clip = encode(pcm);
    } catch (AudioException e) {
      throw new CommandFailure(ExitCode.FAILED, in + " cannot be encoded: " + e.getMessage(), e);
    } finally {
      pcm.wipe();
    }
    try {
      new WholeFile(shell).write(out, in, stream -> stream.write(clip));
    } finally {
      Arrays.fill(clip, (byte) 0);
    }
    return ExitCode.DONE.value();
  }

  private Pcm read() throws CommandFailure {
    byte[] bytes = WholeFile.read(in, MOST_BYTES, "is far longer than any toy's recording.");
    try {
      SoundFile file = WavReader.read(bytes);
      if (file.endsEarly() && !anyway) {
        file.pcm().wipe();
        throw new CommandFailure(
            ExitCode.FAILED,
            in
                + " ends early: only "
                + Text.seconds(file.pcm().duration())
                + " s of it are there. Nothing was written; --anyway encodes them.");
      }
      return file.pcm();
    } catch (AudioException e) {
      throw new CommandFailure(ExitCode.FAILED, in + " cannot be encoded: " + e.getMessage(), e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private byte[] encode(Pcm pcm) throws AudioException, CommandFailure {
    long samples = (long) pcm.samples().length * ToyClip.SAMPLE_RATE / pcm.sampleRate();
    if (samples / G7221Encoder.FRAME_SAMPLES > ToyClip.MOST_FRAMES) {
      throw new AudioException("It is longer than a recording of the toy's can be.");
    }
    Pcm resampled = Resampler.resample(pcm, ToyClip.SAMPLE_RATE);
    try {
      shell.checkInterrupted();
      int frames = resampled.samples().length / G7221Encoder.FRAME_SAMPLES;
      if (frames == 0) {
        throw new AudioException("It is shorter than the toy's shortest sound, 20 ms.");
      }
      short[] whole = Arrays.copyOf(resampled.samples(), frames * G7221Encoder.FRAME_SAMPLES);
      try {
        return ToyAudio.encode(new Pcm(ToyClip.SAMPLE_RATE, whole));
      } finally {
        Arrays.fill(whole, (short) 0);
      }
    } finally {
      resampled.wipe();
    }
  }
}
