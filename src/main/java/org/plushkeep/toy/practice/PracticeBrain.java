package org.plushkeep.toy.practice;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.cloudpets.ToyState;

/** What the practice toy remembers and how it answers. Guarded by its toy throughout. */
final class PracticeBrain {
  private static final Duration UPLOAD_PATIENCE = Duration.ofSeconds(5);
  private static final Duration PLAYING = Duration.ofSeconds(2);

  private final PracticeToy toy;
  private final Radio radio;
  private final List<byte[]> recordings = new ArrayList<>();
  private final Map<Integer, byte[]> slots = new HashMap<>();

  private byte[] configuration = "0002_14_09_30_15".getBytes(StandardCharsets.US_ASCII);
  private int volume = 128;
  private int fetched;
  private int breaches;
  private boolean gameMode;
  private PracticeToy.Led led = PracticeToy.Led.OFF;
  private ToyState state = ToyState.IDLE;
  private @Nullable Duration ownPaw;
  private @Nullable PracticeUpload upload;

  /** Tells a task that was put off whether what it belongs to is still going on. */
  private int activity;

  PracticeBrain(PracticeToy toy, Radio radio, List<byte[]> recordings) {
    this.toy = toy;
    this.radio = radio;
    recordings.forEach(recording -> this.recordings.add(recording.clone()));
    state = resting();
  }

  int breaches() {
    return breaches;
  }

  int volume() {
    return volume;
  }

  PracticeToy.Led led() {
    return led;
  }

  ToyState state() {
    return state;
  }

  byte[] stored(int slot) {
    byte[] clip = slots.get(slot);
    return clip == null ? new byte[0] : clip.clone();
  }

  void record(byte[] recording) {
    recordings.add(recording.clone());
    if (state == ToyState.IDLE) {
      become(resting());
    }
  }

  /** Which recording is offered: the oldest that was not fetched, else the newest; -1 for none. */
  int offered() {
    return Math.min(fetched, recordings.size() - 1);
  }

  byte[] recording(int which) {
    return which < 0 || which >= recordings.size() ? new byte[0] : recordings.get(which).clone();
  }

  void fetched(int which) {
    fetched = Math.max(fetched, Math.min(which + 1, recordings.size()));
    if (state == ToyState.RECORDING_WAITS) {
      become(resting());
    }
  }

  void store(int slot, byte[] clip) {
    slots.put(slot, clip.clone());
  }

  void pressPawAfter(Duration after) {
    ownPaw = after;
  }

  void pawPressed() {
    if (gameMode && (state == ToyState.IDLE || state == ToyState.RECORDING_WAITS)) {
      become(ToyState.RECORD_PAW);
      become(resting());
    }
  }

  byte[] read(GattCharacteristic characteristic) {
    return switch (characteristic) {
      case STATE -> new byte[] {(byte) state.number()};
      case CONFIGURATION -> configuration.clone();
      case VOLUME -> new byte[] {0, (byte) volume};
      default -> new byte[0];
    };
  }

  void written(GattCharacteristic characteristic, byte[] value) {
    if (value.length == 0) {
      return;
    }
    switch (characteristic) {
      case COMMAND -> command(value);
      case AUDIO_TO_TOY -> uploaded(value);
      case CONFIGURATION -> configuration = value;
      case LED -> shine(value);
      case VOLUME -> volume = Byte.toUnsignedInt(value[value.length - 1]);
      default -> {} // not writable on the toy either
    }
  }

  private void command(byte[] value) {
    int argument = value.length > 1 ? value[1] : -1;
    switch (value[0]) {
      case 0x00 -> startUpload(value);
      case 0x01 -> endUpload();
      case 0x02 -> download();
      case 0x08 -> {
        if (argument == 2) {
          breaches++;
        } else if (argument == 1 && value.length > 2) {
          play(value[2]);
        }
      }
      case 0x0b -> playGame(argument == 1);
      case 0x0c -> play(1);
      default -> {} // the toy ignores what it does not know
    }
  }

  private void playGame(boolean on) {
    gameMode = on;
    Duration after = ownPaw;
    if (on && after != null) {
      toy.later(after, this::pawPressed);
    }
  }

  private void play(int slot) {
    activity++;
    become(slot == 0 ? resting() : ToyState.PLAYBACK);
    if (slot != 0) {
      int mine = activity;
      toy.later(PLAYING, () -> restIf(mine));
    }
  }

  private void restIf(int mine) {
    if (mine == activity) {
      become(resting());
    }
  }

  private void shine(byte[] value) {
    int period =
        value.length < 3 ? 0 : Byte.toUnsignedInt(value[1]) | Byte.toUnsignedInt(value[2]) << 8;
    led = new PracticeToy.Led(value[0], period);
    toy.show(led);
  }

  private void download() {
    if (state == ToyState.DOWNLOAD) {
      return;
    }
    int mine = ++activity; // before anything is sent: a link that breaks now ends this
    become(ToyState.DOWNLOAD);
    int which = Math.min(fetched, recordings.size() - 1);
    byte[] recording = which < 0 ? new byte[0] : recordings.get(which);
    Download download = new Download(recording, which, mine, System.nanoTime());
    toy.later(radio.due(0), () -> sendSome(download, 0));
  }

  /**
   * @param which of the recordings it is
   * @param number of what the toy does
   * @param begun by {@link System#nanoTime}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Download(byte[] recording, int which, int number, long begun) {}

  private void sendSome(Download download, int from) {
    byte[] recording = download.recording();
    int at = from;
    for (int i = 0; i < radio.packets() && at < recording.length && isStill(download); i++) {
      int end = Math.min(at + Radio.PACKET_BYTES, recording.length);
      toy.send(GattCharacteristic.AUDIO_FROM_TOY, Arrays.copyOfRange(recording, at, end));
      at = end;
    }
    if (!isStill(download)) {
      return; // the link broke, or something else began
    }
    int next = at;
    if (next < recording.length) {
      Duration since = Duration.ofNanos(System.nanoTime() - download.begun());
      toy.later(radio.due(next).minus(since), () -> sendSome(download, next));
    } else {
      fetched = Math.max(fetched, download.which() + 1);
      become(resting());
    }
  }

  private boolean isStill(Download download) {
    return download.number() == activity;
  }

  private void startUpload(byte[] command) {
    if (!PracticeUpload.wellFormed(command)) {
      return;
    }
    activity++;
    if (!PracticeUpload.keyFits(command)) {
      become(ToyState.SECURITY_CHECK_FAILED);
      become(resting());
      return;
    }
    PracticeUpload starting = PracticeUpload.of(command);
    upload = starting;
    become(ToyState.BUFFER_PRIME);
    become(starting.slot() == 0 ? ToyState.STREAMING : ToyState.UPLOAD);
    ask(starting);
  }

  private void ask(PracticeUpload asking) {
    activity++;
    int mine = activity;
    toy.send(GattCharacteristic.DATA_REQUEST, asking.request());
    toy.later(
        UPLOAD_PATIENCE,
        () -> {
          if (mine == activity) {
            finish(asking, false);
          }
        });
  }

  private void uploaded(byte[] value) {
    PracticeUpload taking = upload;
    if (taking != null && taking.take(value)) {
      ask(taking);
    }
  }

  private void endUpload() {
    PracticeUpload ending = upload;
    if (ending != null) {
      finish(ending, ending.clip().length > 0);
    }
  }

  private void finish(PracticeUpload ending, boolean succeeded) {
    activity++;
    upload = null;
    if (succeeded && ending.slot() > 0) {
      slots.put(ending.slot(), ending.clip());
    }
    toy.send(GattCharacteristic.DATA_REQUEST, ending.report(succeeded));
    become(resting());
  }

  void unlinked() {
    activity++;
    upload = null;
    gameMode = false;
    led = PracticeToy.Led.OFF;
    toy.show(led);
    become(resting());
  }

  private ToyState resting() {
    return fetched < recordings.size() ? ToyState.RECORDING_WAITS : ToyState.IDLE;
  }

  private void become(ToyState next) {
    state = next;
    toy.show(next);
    toy.send(GattCharacteristic.STATE, new byte[] {(byte) next.number()});
  }
}
