package org.plushkeep.toy.practice;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.serial.Frame;
import org.plushkeep.toy.serial.FrameReader;
import org.plushkeep.toy.serial.Hello;
import org.plushkeep.toy.serial.Line;

/**
 * The practice toy's USB socket: the toy's side of {@code src/site/usb-link.md}. It speaks only
 * when it is asked, answers what it has answered before with the same bytes, and is silent about
 * what it cannot open.
 */
public final class PracticeSerial {
  /** As much as the link allows. */
  private static final int MOST_DATA = 1024;

  private static final Duration LOOK_UP = Duration.ofMillis(100);

  private final PracticeToy toy;
  private final int mostData;
  private final PracticePairings pairings = new PracticePairings();
  private final PracticeIncoming incoming = new PracticeIncoming();
  private final Consumer<int[]> blinks;

  /** Of the plug-in there is: one that was pulled out may not have noticed yet. */
  private @Nullable PracticeAnswers current; // guarded by this

  /**
   * @param blinks told the three numbers that the heart blinks at a first plug-in
   */
  public PracticeSerial(PracticeToy toy, Consumer<int[]> blinks) {
    this(toy, blinks, MOST_DATA);
  }

  /** The same with frames that carry less, 64 bytes or more. */
  public PracticeSerial(PracticeToy toy, Consumer<int[]> blinks, int mostData) {
    this.toy = toy;
    this.blinks = blinks;
    this.mostData = mostData;
  }

  private synchronized void replace(PracticeDoor.Entered entered) throws ToyException {
    if (current != null) {
      current.close();
      current = null;
    }
    current = new PracticeAnswers(toy, pairings, incoming, entered, mostData);
  }

  private synchronized @Nullable PracticeAnswers current() {
    return current;
  }

  /** Forgets every console, as a toy does whose memory was wiped. */
  public void forget() {
    pairings.forget();
    incoming.forget();
  }

  /**
   * Answers until the line is gone.
   *
   * @param ended asked often; true ends it
   */
  public void answer(Line line, BooleanSupplier ended) {
    try (PlugIn plugIn = new PlugIn(line)) {
      byte[] buffer = new byte[512];
      FrameReader reader = new FrameReader();
      while (!ended.getAsBoolean()) {
        int count = line.read(buffer, LOOK_UP);
        for (int i = 0; i < count; i++) {
          Optional<Frame> frame = reader.take(buffer[i]);
          if (frame.isPresent()) {
            plugIn.take(frame.get());
          }
        }
      }
    } catch (IOException e) {
      // Pulled out: what was going on is over. The pairings are remembered, and what has come of a
      // clip.
    } finally {
      line.close();
    }
  }

  private final class PlugIn implements AutoCloseable {
    private final Line line;
    private final PracticeDoor door = new PracticeDoor(pairings, mostData);
    private @Nullable PracticeAnswers session;
    private int last;
    private byte[] lastQuestion = new byte[0];
    private byte[] lastAnswer = new byte[0];

    PlugIn(Line line) {
      this.line = line;
    }

    void take(Frame frame) throws IOException {
      switch (frame.type()) {
        case HELLO -> hello(frame);
        case OPEN -> open(frame);
        case ASK -> ask(frame);
        default -> {} // only toys say these
      }
    }

    private void hello(Frame frame) throws IOException {
      if (Hello.isHello(frame.payload()) && frame.sequence() == 0) {
        if (door.isNew(frame)) {
          end();
        }
        line.write(door.greet(frame).toWire());
      }
    }

    private void open(Frame frame) throws IOException {
      Optional<Frame> before = door.openedBefore(frame);
      if (before.isEmpty() && door.isWaiting() && frame.sequence() == 1) {
        Optional<PracticeDoor.Entered> entered = door.open(frame);
        if (entered.isPresent() && !begin(entered.get())) {
          return; // somebody else holds the toy: no answer is an answer, too
        }
        before = door.answer();
      }
      if (before.isPresent()) {
        line.write(before.get().toWire());
      }
    }

    private boolean begin(PracticeDoor.Entered entered) {
      try {
        replace(entered);
        session = current();
        last = 1;
        if (entered.first()) {
          blinks.accept(entered.keys().agreed().comparison().clone());
        }
        return true;
      } catch (ToyException e) {
        entered.keys().wipe();
        door.forget();
        return false;
      }
    }

    private void ask(Frame frame) throws IOException {
      PracticeAnswers open = session;
      if (open == null) {
        return;
      }
      if (frame.sequence() == last && Arrays.equals(frame.payload(), lastQuestion)) {
        line.write(lastAnswer);
      } else if (frame.sequence() == last + 1) {
        long number = Integer.toUnsignedLong(frame.sequence());
        Optional<byte[]> question =
            open.keys().toToy().open(number, frame.header(), frame.payload());
        if (question.isPresent()) {
          answer(open, frame, open.answer(question.get()));
        }
      }
    }

    private void answer(PracticeAnswers open, Frame frame, byte[] answer) throws IOException {
      int sequence = frame.sequence();
      byte[] header = new Frame(Frame.Type.ANSWER, sequence, new byte[0]).header();
      byte[] sealed =
          open.keys().toConsole().seal(Integer.toUnsignedLong(sequence), header, answer);
      last = sequence;
      lastQuestion = frame.payload();
      lastAnswer = new Frame(Frame.Type.ANSWER, sequence, sealed).toWire();
      Arrays.fill(answer, (byte) 0);
      line.write(lastAnswer);
    }

    private void end() {
      PracticeAnswers open = session;
      if (open != null) {
        session = null;
        open.close();
      }
      lastQuestion = new byte[0];
      lastAnswer = new byte[0];
    }

    @Override
    public void close() {
      end();
      door.forget();
    }
  }
}
