package org.plushkeep.collect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.AudioInfo;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.VaultException.Problem;

/**
 * Reads what the vault has once more: in the way that a parent has chosen by ear, or because an
 * earlier Plushkeep could not. Lengths and outlines follow; the toy's bytes stay as they came.
 */
public final class Rereader {
  private final Vault vault;

  public Rereader(Vault vault) {
    this.vault = vault;
  }

  /**
   * Remembers how a toy's recordings are to be read and reads all of them so, but those whose
   * header tells what they are. What is damaged is passed over.
   *
   * @param way one of {@link ToyAudio#ways}, or empty for as they seem to be
   * @throws VaultException {@link Problem#NO_SUCH} for a toy that is not paired, {@link
   *     Problem#DISK}, {@link Problem#LOCKED}
   */
  public void choose(ToyId toy, String way) throws VaultException {
    vault.setSound(toy, way);
    RecordingFilter ofToy = new RecordingFilter(Optional.of(toy), RecordingFilter.ALL.verdicts());
    for (RecordingId id : vault.ids(ofToy)) {
      Optional<Recording> recording = find(id);
      if (recording.isPresent() && ToyAudio.canBeReadOtherwise(recording.get().format())) {
        reread(recording.get(), way);
      }
    }
  }

  /**
   * Reads once more what could not be read when it was collected; what this Plushkeep cannot read
   * either is left alone from then on.
   *
   * @return how many of them can be heard now
   */
  public int readUnknown() throws VaultException {
    List<KnownToy> toys = vault.care().everyToy();
    int readable = 0;
    for (RecordingId id : vault.unread(AudioInfo.UNKNOWN, ToyAudio.READER)) {
      Optional<Recording> recording = find(id);
      if (recording.isEmpty()) {
        continue;
      }
      if (reread(recording.get(), wayOf(toys, recording.get()))) {
        readable++;
      } else {
        leaveAlone(id);
      }
    }
    return readable;
  }

  private void leaveAlone(RecordingId id) throws VaultException {
    try {
      vault.lookedAt(id, ToyAudio.READER);
    } catch (VaultException e) {
      passOver(e);
    }
  }

  /**
   * Measures the silence of what an earlier Plushkeep has not measured, and draws its outline anew
   * with what is marked in it.
   *
   * @param cancelled asked before each recording; true ends it, and the next call goes on
   * @return how many were measured
   */
  public int measure(BooleanSupplier cancelled) throws VaultException {
    int measured = 0;
    for (RecordingId id : vault.unmeasured(AudioInfo.UNKNOWN)) {
      if (cancelled.getAsBoolean()) {
        break;
      }
      Optional<Recording> recording = find(id);
      if (recording.isPresent() && measure(recording.get())) {
        measured++;
      }
    }
    return measured;
  }

  private boolean measure(Recording recording) throws VaultException {
    String format = recording.format();
    try {
      byte[] bytes = vault.readBytes(recording.id());
      Outline outline = outline(recording, bytes, format);
      Arrays.fill(bytes, (byte) 0);
      try {
        if (!outline.format().equals(format) || !outline.silence().isKnown()) {
          return false;
        }
        vault.measure(recording.id(), format, outline.silence(), outline.peaks());
        return true;
      } finally {
        outline.wipe();
      }
    } catch (VaultException e) {
      passOver(e);
      return false;
    }
  }

  private static String wayOf(List<KnownToy> toys, Recording recording) {
    return toys.stream()
        .filter(toy -> toy.id().equals(recording.toyId()))
        .findFirst()
        .map(KnownToy::sound)
        .orElse("");
  }

  /** Empty for what is damaged or gone meanwhile. */
  private Optional<Recording> find(RecordingId id) throws VaultException {
    try {
      return vault.find(id);
    } catch (VaultException e) {
      passOver(e);
      return Optional.empty();
    }
  }

  private boolean reread(Recording recording, String way) throws VaultException {
    try {
      byte[] bytes = vault.readBytes(recording.id());
      Outline outline = outline(recording, bytes, way);
      Arrays.fill(bytes, (byte) 0);
      try {
        if (outline.format().equals(recording.format())) {
          return false;
        }
        vault.retell(
            recording.id(),
            outline.format(),
            outline.duration(),
            outline.silence(),
            outline.peaks());
        return true;
      } finally {
        outline.wipe();
      }
    } catch (VaultException e) {
      passOver(e);
      return false;
    }
  }

  private static Outline outline(Recording recording, byte[] bytes, String way) {
    if (!recording.toyId().isFiles()) {
      return Outline.of(bytes, way);
    }
    try {
      return Outline.ofFile(bytes);
    } catch (AudioException e) {
      return Outline.UNHEARD;
    }
  }

  private static void passOver(VaultException e) throws VaultException {
    if (e.problem() != Problem.DAMAGED && e.problem() != Problem.NO_SUCH) {
      throw e;
    }
  }
}
