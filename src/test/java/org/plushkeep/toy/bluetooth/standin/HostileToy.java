package org.plushkeep.toy.bluetooth.standin;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.bluetooth.GattPeripheral;

/** The other end of a radio, as somebody has it who means no good. Its paw presses itself. */
public final class HostileToy implements GattPeripheral {
  /** Whoever floods does so with so many notifications at most: the rest would say nothing new. */
  private static final int MOST = 2_500;

  private static final int MOST_REMEMBERED = 4 * 1024 * 1024;

  private final Hostility hostility;
  private final byte[] clip;
  private final int most;
  private final Appetite appetite;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger breaches = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();

  /** What it sent, for every time that it was asked. */
  private final List<ByteArrayOutputStream> sent = new CopyOnWriteArrayList<>();

  /**
   * @param clip a recording of at least 432 bytes that it could send whole
   */
  public HostileToy(Hostility hostility, byte[] clip) {
    this(hostility, Appetite.ASKS_FOR_NOTHING, clip, MOST);
  }

  /** One that does its worst when it is sent something. */
  public HostileToy(Appetite appetite, byte[] clip) {
    this(Hostility.SAYS_MORE_FOR_EVER, appetite, clip, MOST);
  }

  private HostileToy(Hostility hostility, Appetite appetite, byte[] clip, int most) {
    this.hostility = hostility;
    this.appetite = appetite;
    this.clip = clip.clone();
    this.most = most;
  }

  /** One whose floods last for as long as it is linked. */
  public static HostileToy untiring(Hostility hostility, byte[] clip) {
    return new HostileToy(hostility, Appetite.ASKS_FOR_NOTHING, clip, Integer.MAX_VALUE);
  }

  /** How many bytes of audio it was sent. */
  public int taken() {
    return taken.get();
  }

  /** How often anybody asked for its microphone. */
  public int breaches() {
    return breaches.get();
  }

  /** What it has sent as audio, for every time that it was asked. */
  public List<byte[]> sent() {
    return sent.stream().map(ByteArrayOutputStream::toByteArray).toList();
  }

  @Override
  public GattLink connect() throws ToyException {
    return new Voice();
  }

  /** What a test makes it do. */
  interface Deed {
    void run() throws InterruptedException;
  }

  /** A link with it, and all that it can say over it. */
  final class Voice implements GattLink {
    private final Map<GattCharacteristic, Consumer<byte[]>> listeners = new ConcurrentHashMap<>();
    private Runnable onDisconnect = () -> {}; // guarded by this
    private volatile boolean gone;

    void notify(GattCharacteristic one, byte[] value) {
      Consumer<byte[]> listener = listeners.get(one);
      if (listener != null) {
        listener.accept(value.clone());
      }
    }

    void state(int state) {
      notify(GattCharacteristic.STATE, new byte[] {(byte) state});
    }

    void audio(byte[] piece) {
      if (!sent.isEmpty() && sent.getLast().size() < MOST_REMEMBERED) {
        sent.getLast().writeBytes(piece);
      }
      notify(GattCharacteristic.AUDIO_FROM_TOY, piece);
    }

    byte[] clip(int from, int to) {
      return Arrays.copyOfRange(clip, from, to);
    }

    /** The recording in pieces. */
    void pieces(int size) {
      for (int at = 0; at < clip.length; at += size) {
        audio(clip(at, Math.min(clip.length, at + size)));
      }
    }

    /** The recording as a toy sends it. */
    void whole() {
      state(7);
      pieces(20);
      state(hostility.state());
    }

    int asked() {
      return asked.get();
    }

    void whileThere(Deed deed) throws InterruptedException {
      for (int i = 0; i < most && !gone; i++) {
        deed.run();
        if (most > MOST) {
          Thread.sleep(1); // no radio is quicker
        }
      }
    }

    void goes() {
      close();
    }

    private void step(String what) throws ToyException {
      if (gone) {
        throw ToyException.linkLost();
      }
      if (hostility.refuses(what)) {
        throw new ToyException(Problem.NOT_UNDERSTOOD, "No.");
      }
    }

    @Override
    public byte[] read(GattCharacteristic characteristic) throws ToyException {
      step("read");
      return switch (characteristic) {
        case CONFIGURATION -> hostility.identifier();
        case STATE -> new byte[] {(byte) hostility.state()};
        default -> new byte[0];
      };
    }

    @Override
    public void write(GattCharacteristic characteristic, byte[] value) throws ToyException {
      step("write");
      if (characteristic == GattCharacteristic.COMMAND) {
        command(value);
      }
      if (characteristic == GattCharacteristic.AUDIO_TO_TOY) {
        taken.addAndGet(value.length);
      }
    }

    private void command(byte[] value) {
      switch (value[0]) {
        case 0 -> speak(() -> appetite.prime(this));
        case 1 -> speak(() -> appetite.filled(this));
        case 2 -> {
          asked.incrementAndGet();
          sent.add(new ByteArrayOutputStream());
          speak(() -> hostility.send(this));
        }
        case 8 -> {
          if (value.length > 1 && value[1] == 2) {
            breaches.incrementAndGet();
          }
        }
        case 0x0b -> {
          if (value[1] == 1) {
            speak(() -> state(18));
          }
        }
        default -> {}
      }
    }

    private static void speak(Deed deed) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  deed.run();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                } catch (IllegalStateException e) {
                  // The bus has gone; nobody hears it any more.
                }
              });
    }

    @Override
    public void subscribe(GattCharacteristic characteristic, Consumer<byte[]> listener)
        throws ToyException {
      step("subscribe");
      listeners.put(characteristic, listener);
      if (characteristic == GattCharacteristic.AUDIO_FROM_TOY) {
        hostility.greet(this);
      }
    }

    @Override
    public synchronized void onDisconnect(Runnable action) {
      onDisconnect = action;
    }

    @Override
    public void close() {
      Runnable action;
      synchronized (this) {
        if (gone) {
          return;
        }
        gone = true;
        action = onDisconnect;
      }
      action.run();
    }
  }
}
