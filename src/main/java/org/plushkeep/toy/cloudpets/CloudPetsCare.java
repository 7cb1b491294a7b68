package org.plushkeep.toy.cloudpets;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink.ByteProgress;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;

/** Care of a linked CloudPets toy (protocol note, "Radio", "Upload"). */
final class CloudPetsCare implements ToyCare {
  private static final int BLINK_MILLIS = 250;

  /** 40 s fit a slot; a toy that then still says that it plays is told to stop. */
  private static final Duration LONGEST_PLAY = Duration.ofSeconds(45);

  private final GattLink gatt;
  private final Pace pace;
  private final Waiting waiting;

  // Changed within waiting.
  private @Nullable Upload upload;
  private boolean playing;
  private boolean played;

  CloudPetsCare(GattLink gatt, Pace pace) {
    this.gatt = gatt;
    this.pace = pace;
    waiting = new Waiting(gatt::lost);
  }

  /** The toy's state has been notified. */
  void state(ToyState state) {
    waiting.change(
        () -> {
          playing = state == ToyState.PLAYBACK;
          played |= playing;
          if (upload != null) {
            upload.state(state);
          }
        });
  }

  /** The toy asks for more of a clip. */
  void requested(byte[] value) {
    waiting.change(
        () -> {
          if (upload != null) {
            upload.request(value);
          }
        });
  }

  /** The link has gone, or was let go. */
  void end() {
    waiting.end();
  }

  @Override
  public OptionalInt battery() throws ToyException {
    return gatt.battery();
  }

  @Override
  public OptionalInt volume() throws ToyException {
    byte[] value = gatt.read(GattCharacteristic.VOLUME);
    return value.length < 2 ? OptionalInt.empty() : OptionalInt.of(Byte.toUnsignedInt(value[1]));
  }

  @Override
  public void setVolume(int level) throws ToyException {
    if (level < 0 || level > LOUDEST) {
      throw new IllegalArgumentException("a level is 0 to " + LOUDEST);
    }
    gatt.write(GattCharacteristic.VOLUME, Commands.volume(level));
  }

  @Override
  public void blink(Duration howLong, BooleanSupplier cancelled) throws ToyException {
    try {
      gatt.write(GattCharacteristic.LED, Commands.ledBlink(BLINK_MILLIS));
      waiting.until(cancelled::getAsBoolean, howLong);
    } finally {
      quietly(GattCharacteristic.LED, Commands.ledOff());
    }
  }

  @Override
  public boolean play(int slot, BooleanSupplier cancelled) throws ToyException {
    mustBeSlot(slot);
    waiting.change(() -> played = false);
    boolean atRest = false;
    try {
      gatt.write(GattCharacteristic.COMMAND, Commands.play(slot));
      boolean began = waiting.until(() -> played || cancelled.getAsBoolean(), pace.request());
      atRest =
          began
              && waiting.until(() -> !playing || cancelled.getAsBoolean(), LONGEST_PLAY)
              && !cancelled.getAsBoolean();
      return began;
    } finally {
      if (!atRest) {
        quietly(GattCharacteristic.COMMAND, Commands.stopPlaying());
      }
    }
  }

  @Override
  public void send(int slot, byte[] clip, ByteProgress progress, BooleanSupplier cancelled)
      throws ToyException {
    mustBeSlot(slot);
    Upload mine = new Upload();
    waiting.change(() -> upload = mine);
    Feeding feeding =
        new Feeding(
            mine,
            waiting,
            pace,
            piece -> gatt.send(GattCharacteristic.AUDIO_TO_TOY, piece),
            cancelled);
    boolean ended = false;
    try {
      gatt.write(GattCharacteristic.COMMAND, Commands.startUpload(slot));
      feeding.feed(clip, progress);
      gatt.write(GattCharacteristic.COMMAND, Commands.endUpload());
      ended = true;
      feeding.awaitDone();
      Waiting.pause(pace.settle());
    } catch (ToyException e) {
      throw e.problem() == Problem.LINK_LOST ? lostWhileSending(e) : e;
    } finally {
      waiting.change(() -> upload = null);
      if (!ended) { // or it would wait 5 s for the rest
        quietly(GattCharacteristic.COMMAND, Commands.endUpload());
      }
    }
  }

  private static void mustBeSlot(int slot) {
    if (slot < 1 || slot > SLOTS) {
      throw new IllegalArgumentException("a slot is 1 to " + SLOTS);
    }
  }

  private static ToyException lostWhileSending(ToyException cause) {
    return new ToyException(
        Problem.LINK_LOST, "The link to the toy broke while something was sent to it.", cause);
  }

  private void quietly(GattCharacteristic characteristic, byte[] value) {
    try {
      gatt.write(characteristic, value);
    } catch (ToyException e) {
      // A toy that has gone falls silent and puts its heart out by itself.
    }
  }
}
