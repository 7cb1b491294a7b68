package org.plushkeep.toy.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A toy that shakes hands as it should and then answers what a test wants. */
final class SerialPuppet implements AutoCloseable {
  static final int MOST_DATA = 64;

  private volatile Pipe cable = new Pipe();
  private final byte[] secret;
  private final BiFunction<Op, byte[], byte[]> answers;

  /** What it was asked, but for who it is and how it is. */
  final List<Op> asked = new CopyOnWriteArrayList<>();

  /** What kinds of frames have come to it, whether it can open them or not. */
  final List<Frame.Type> heard = new CopyOnWriteArrayList<>();

  /**
   * @param secret that it knows
   * @param answers a status and what follows it, by question and its data; IDENTIFIER is answered
   */
  SerialPuppet(byte[] secret, BiFunction<Op, byte[], byte[]> answers) {
    this.secret = secret;
    this.answers = answers;
  }

  /** Knows all that a tap can know of a paired toy, but for the secret. */
  static SerialPuppet impostor() {
    return new SerialPuppet(new byte[] {1}, (_, _) -> new byte[1]);
  }

  Line plugIn() {
    cable.pull();
    Pipe fresh = new Pipe();
    cable = fresh;
    Thread.ofVirtual().start(() -> answer(fresh.toy()));
    return fresh.console();
  }

  private void answer(Line line) {
    byte[] ephemeral = new byte[32];
    ephemeral[7] = 9;
    byte[] welcome =
        new Hello.Welcome(
                MOST_DATA, new byte[8], Hello.commitment(Handshake.publicOf(ephemeral)), "Plush")
            .toBytes();
    FrameReader reader = new FrameReader();
    byte[] one = new byte[1];
    byte[] hello = new byte[0];
    SessionKeys keys = null;
    byte[] last = new byte[0];
    int lastNumber = 0;
    try {
      while (true) {
        Optional<Frame> came =
            line.read(one, Duration.ofMillis(50)) == 0 ? Optional.empty() : reader.take(one[0]);
        if (came.isEmpty()) {
          continue;
        }
        Frame frame = came.get();
        heard.add(frame.type());
        if (frame.type() == Frame.Type.HELLO) {
          hello = frame.payload();
          line.write(new Frame(Frame.Type.WELCOME, 0, welcome).toWire());
        } else if (frame.type() == Frame.Type.OPEN && keys == null) {
          byte[] open = frame.payload();
          byte[] psk = open[0] == Hello.FIRST ? new byte[0] : secret;
          Handshake mine =
              new Handshake(psk, Hello.prologue(hello, welcome, open), ephemeral.clone());
          byte[] message = Arrays.copyOfRange(open, Hello.OPEN_HEADER, open.length);
          byte[] theirs = Arrays.copyOf(message, 32);
          if (psk.length != 1) {
            mine.readFirst(message);
          } else {
            mine.writeFirst();
          }
          line.write(new Frame(Frame.Type.OPENED, 1, mine.writeSecond(theirs)).toWire());
          keys = mine.split();
        } else if (frame.type() == Frame.Type.ASK && keys != null) {
          if (frame.sequence() != lastNumber) {
            last = answer(frame, keys);
            lastNumber = frame.sequence();
          }
          line.write(last); // what is asked once more is answered with the same bytes
        }
      }
    } catch (IOException | Handshake.BadHandshake e) {
      // Pulled out.
    }
  }

  private byte[] answer(Frame frame, SessionKeys keys) {
    byte[] question =
        keys.toToy().open(frame.sequence(), frame.header(), frame.payload()).orElse(new byte[0]);
    Op op = question.length == 0 ? null : Op.of(question[0]);
    if (op == null) {
      return new byte[0];
    }
    byte[] answer = new byte[] {0, 'B', 'e', 'a', 'r'};
    if (op != Op.IDENTIFIER) {
      asked.add(op);
      answer = answers.apply(op, Arrays.copyOfRange(question, 1, question.length));
    }
    byte[] header = new Frame(Frame.Type.ANSWER, frame.sequence(), new byte[0]).header();
    byte[] sealed = keys.toConsole().seal(frame.sequence(), header, answer);
    return new Frame(Frame.Type.ANSWER, frame.sequence(), sealed).toWire();
  }

  @Override
  public void close() {
    cable.pull();
  }
}
