package org.plushkeep.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;

/** A link that does what a test says, and writes down what was asked of it. */
public final class ScriptedToy implements ToyLink {
  /** What was asked, in order. */
  public final List<String> asked = new ArrayList<>();

  /** Every array handed out, to look whether it was wiped. */
  public final List<byte[]> handedOut = new ArrayList<>();

  private final Deque<Object> offers = new ArrayDeque<>();
  private String identifier = "0402_14_09_30_15";
  private boolean pawPressed = true;
  private boolean saysMoreForEver;
  private boolean cares;

  /** One more recording to hand over. */
  public ScriptedToy offers(byte[] recording) {
    offers.add(recording);
    return this;
  }

  /** One more failure to meet. */
  public ScriptedToy fails(Problem problem) {
    offers.add(problem);
    return this;
  }

  public ScriptedToy identifier(String text) {
    identifier = text;
    return this;
  }

  public ScriptedToy nobodyPresses() {
    pawPressed = false;
    return this;
  }

  /** Always says that another recording waits, and makes up a new one each time. */
  public ScriptedToy saysMoreForEver() {
    saysMoreForEver = true;
    return this;
  }

  /** Can be cared for: it writes down what is sent to it, and takes it. */
  public ScriptedToy cares() {
    cares = true;
    return this;
  }

  @Override
  public Optional<ToyCare> care() {
    return cares ? Optional.of(new Careful()) : Optional.empty();
  }

  private final class Careful implements ToyCare {
    @Override
    public OptionalInt battery() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalInt volume() {
      return OptionalInt.of(LOUDEST);
    }

    @Override
    public void setVolume(int level) {
      asked.add("volume " + level);
    }

    @Override
    public void blink(Duration howLong, BooleanSupplier cancelled) {
      asked.add("blink");
    }

    @Override
    public boolean play(int slot, BooleanSupplier cancelled) {
      asked.add("play " + slot);
      return true;
    }

    @Override
    public void send(int slot, byte[] clip, ByteProgress progress, BooleanSupplier cancelled) {
      asked.add("send " + slot);
    }
  }

  @Override
  public String identifier() {
    return identifier;
  }

  @Override
  public boolean recordingWaits() {
    asked.add("waits?");
    return saysMoreForEver || !offers.isEmpty();
  }

  @Override
  public void awaitPaw(Duration patience, BooleanSupplier cancelled) throws ToyException {
    asked.add("paw");
    if (!pawPressed) {
      throw new ToyException(Problem.NO_PAW, "Nobody pressed a paw.");
    }
  }

  @Override
  public void glow(boolean on) {
    asked.add(on ? "glow" : "dark");
  }

  @Override
  public byte[] fetchRecording(ByteProgress progress, BooleanSupplier cancelled)
      throws ToyException {
    asked.add("fetch");
    if (cancelled.getAsBoolean()) {
      throw new ToyException(Problem.CANCELLED, "Stopped.");
    }
    Object next = saysMoreForEver ? new byte[] {1, (byte) asked.size()} : offers.removeFirst();
    if (next instanceof Problem problem) {
      throw new ToyException(problem, "The toy: " + problem);
    }
    byte[] bytes = ((byte[]) next).clone();
    progress.bytes(bytes.length, bytes.length);
    handedOut.add(bytes);
    return bytes;
  }

  @Override
  public void close() {
    asked.add("close");
  }
}
