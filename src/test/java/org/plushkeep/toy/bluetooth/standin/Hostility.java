package org.plushkeep.toy.bluetooth.standin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.standin.HostileToy.Voice;

/**
 * What a broken toy, or somebody who pretends to be one, may do. Each says what may come of it:
 * that its recording is kept all the same, that nothing is, or that just what it sent is.
 */
public enum Hostility {
  ENDLESS_AUDIO("sends audio and never comes to an end", Fate.OUTWAITED) {
    @Override
    void send(Voice toy) throws InterruptedException {
      toy.state(7);
      toy.whileThere(() -> toy.audio(new byte[20]));
    }
  },
  ENDLESS_LONG_PIECES("sends 512 bytes at a time and never comes to an end", Fate.NOTHING) {
    @Override
    void send(Voice toy) throws InterruptedException {
      toy.state(7);
      toy.whileThere(() -> toy.audio(new byte[512]));
    }
  },
  ENDLESS_AND_SLOW("sends a byte now and then and never comes to an end", Fate.OUTWAITED) {
    @Override
    void send(Voice toy) throws InterruptedException {
      toy.state(7);
      toy.whileThere(
          () -> {
            toy.audio(new byte[1]);
            Thread.sleep(20);
          });
    }
  },
  ENDLESS_EMPTY_PIECES("sends notifications of no bytes, and never one with any", Fate.OUTWAITED) {
    @Override
    void send(Voice toy) throws InterruptedException {
      toy.state(7);
      toy.whileThere(
          () -> {
            toy.audio(new byte[0]);
            Thread.sleep(1);
          });
    }
  },
  ENDLESS_STATES("says over and over that it is about to send", Fate.OUTWAITED) {
    @Override
    void send(Voice toy) throws InterruptedException {
      toy.whileThere(
          () -> {
            toy.state(7);
            Thread.sleep(1);
          });
    }
  },
  SAYS_NOTHING("never answers when it is asked for its recording", Fate.OUTWAITED) {
    @Override
    void send(Voice toy) {}
  },
  STALLS("falls silent in the middle", Fate.OUTWAITED) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(toy.clip(0, 100));
    }
  },
  NEVER_BEGINS("sends its audio without saying that it does", Fate.OUTWAITED) {
    @Override
    void send(Voice toy) {
      toy.pieces(20);
      toy.state(1);
    }
  },
  EMPTY_PIECES_AMONG_OTHERS("sends notifications of no bytes among the others", Fate.KEPT) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(new byte[0]);
      toy.pieces(20);
      toy.audio(new byte[0]);
      toy.state(1);
    }
  },
  LONG_PIECES("sends its recording 512 bytes at a time", Fate.KEPT) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.pieces(512);
      toy.state(1);
    }
  },
  SINGLE_BYTES("sends its recording byte by byte", Fate.KEPT) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.pieces(1);
      toy.state(1);
    }
  },
  LENGTH_TOO_LONG("announces more than it sends", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      byte[] start = toy.clip(0, 32);
      start[8] = (byte) 0xff;
      start[9] = (byte) 0xff;
      toy.state(7);
      toy.audio(start);
      toy.audio(toy.clip(32, 432));
      toy.state(1);
    }
  },
  LENGTH_TOO_SHORT("announces less than it sends", Fate.AS_SENT) {
    @Override
    void send(Voice toy) {
      byte[] start = toy.clip(0, 32);
      start[8] = 1;
      start[9] = 0;
      toy.state(7);
      toy.audio(start);
      toy.audio(toy.clip(32, 432));
      toy.state(1);
    }
  },
  ENDS_IN_ITS_HEADER("stops within the header of its recording", Fate.AS_SENT) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(toy.clip(0, 31));
      toy.state(1);
    }
  },
  STOPS_SHORT("ends well before its recording does", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(toy.clip(0, 300));
      toy.state(1);
    }
  },
  SENDS_NOTHING("says that a recording waits and sends none", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.state(4);
    }
  },
  END_BEFORE_THE_BEGINNING("says that it has ended before it begins", Fate.KEPT) {
    @Override
    void send(Voice toy) {
      toy.state(1);
      toy.state(4);
      toy.whole();
    }
  },
  AUDIO_BEFORE_THE_BEGINNING("sends audio before it says that it does", Fate.KEPT) {
    @Override
    void send(Voice toy) {
      toy.audio(new byte[20]);
      toy.audio(new byte[512]);
      toy.whole();
    }
  },
  AUDIO_AFTER_THE_END("goes on sending after it has ended", Fate.KEPT) {
    @Override
    void send(Voice toy) {
      toy.whole();
      toy.audio(new byte[20]);
      toy.state(7);
      toy.audio(new byte[20]);
    }
  },
  REPLIES_IN_THE_WRONG_ORDER(
      "says the end first and sends its recording afterwards", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.state(1);
      toy.pieces(20);
    }
  },
  EVERY_STATE_THERE_IS("goes through every state while it sends", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(toy.clip(0, 100));
      for (int state = 0; state < 20; state++) {
        toy.state(state);
      }
    }
  },
  UNHEARD_OF_STATE("says a state that nobody knows while it sends", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(toy.clip(0, 100));
      toy.state(200);
      toy.state(1);
    }
  },
  STATE_OF_NO_BYTES("says a state of no bytes while it sends", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(toy.clip(0, 100));
      toy.notify(GattCharacteristic.STATE, new byte[0]);
      toy.state(1);
    }
  },
  STATE_OF_512_BYTES("says its states in 512 bytes", Fate.KEPT) {
    @Override
    void send(Voice toy) {
      toy.notify(GattCharacteristic.STATE, Arrays.copyOf(new byte[] {7}, 512));
      toy.pieces(20);
      toy.notify(GattCharacteristic.STATE, Arrays.copyOf(new byte[] {1}, 512));
    }
  },
  KEY_CHECK_FAILED("says that a key is wrong which nobody has given it", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(15);
    }
  },
  PAWS_WHILE_SENDING("says that its paws are pressed while it sends", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(toy.clip(0, 100));
      toy.state(18);
      toy.pieces(20);
      toy.state(1);
    }
  },
  REQUESTS_WHILE_SENDING("asks for data of its own while it sends", Fate.KEPT) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      for (int i = 0; i < 500; i++) {
        toy.notify(GattCharacteristic.DATA_REQUEST, new byte[i % 6]);
      }
      toy.pieces(20);
      toy.state(1);
    }
  },
  GOES_WHEN_ASKED("lets go when it is asked for its recording", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.goes();
    }
  },
  GOES_BEFORE_THE_END("sends all of its recording and lets go before it says so", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.pieces(20);
      toy.goes();
    }
  },
  SPEAKS_AFTER_GOING("lets go, and says the end afterwards", Fate.NOTHING) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(toy.clip(0, 100));
      toy.goes();
      toy.pieces(20);
      toy.state(1);
    }
  },
  SAYS_MORE_FOR_EVER("says for ever that another recording waits, and has one", Fate.KEPT) {
    @Override
    void send(Voice toy) {
      toy.whole();
    }

    @Override
    int state() {
      return 4;
    }
  },
  MAKES_MORE_FOR_EVER("makes up another recording each time, for ever", Fate.AS_SENT) {
    @Override
    void send(Voice toy) {
      toy.state(7);
      toy.audio(new byte[] {(byte) toy.asked(), 1, 2, 3});
      toy.state(4);
    }

    @Override
    int state() {
      return 4;
    }
  },
  REFUSES_TO_BE_READ("refuses every read", Fate.NOTHING) {
    @Override
    boolean refuses(String what) {
      return what.equals("read");
    }
  },
  REFUSES_TO_BE_WRITTEN("refuses every write", Fate.NOTHING) {
    @Override
    boolean refuses(String what) {
      return what.equals("write");
    }
  },
  REFUSES_TO_NOTIFY("refuses every subscription", Fate.NOTHING) {
    @Override
    boolean refuses(String what) {
      return what.equals("subscribe");
    }
  },
  SPEAKS_UNASKED("sends audio and states before anybody asks", Fate.KEPT) {
    @Override
    void greet(Voice toy) {
      for (int i = 0; i < 200; i++) {
        toy.state(i % 20);
        toy.audio(new byte[20]);
      }
    }
  },
  IDENTIFIER_THAT_STEERS("has an identifier of control characters and markup", Fate.KEPT) {
    @Override
    byte[] identifier() {
      return "\u001b[2J<b onclick='x'>\r\n\u0000%s".getBytes(StandardCharsets.US_ASCII);
    }
  },
  IDENTIFIER_OF_512_BYTES("has an identifier of 512 bytes that are no letters", Fate.KEPT) {
    @Override
    byte[] identifier() {
      byte[] long_ = new byte[512];
      Arrays.fill(long_, (byte) 0xff);
      return long_;
    }
  },
  NO_IDENTIFIER("has no identifier", Fate.KEPT) {
    @Override
    byte[] identifier() {
      return new byte[0];
    }
  },
  NAME_OF_10_KB("calls itself 10 kB of Unicode", Fate.KEPT) {
    @Override
    public String advertisedName() {
      return "CloudPets " + "\ud83e\uddf8\u0301\u05d0".repeat(1250);
    }
  },
  NAME_THAT_STEERS("has a name that steers terminals and turns writing", Fate.KEPT) {
    @Override
    public String advertisedName() {
      return "CloudPets \u001b[31m\u202e<img src=x>\n\u0007";
    }
  };

  /** What may come of it. */
  public enum Fate {
    /** Its recording is stored, once and whole. */
    KEPT,
    /** Just what it sent is stored: nobody can tell that it is not a recording. */
    AS_SENT,
    /** Nothing is stored. */
    NOTHING,
    /** Nothing is stored, once it has been waited for long enough. */
    OUTWAITED
  }

  private final String sentence;
  private final Fate fate;

  Hostility(String sentence, Fate fate) {
    this.sentence = sentence;
    this.fate = fate;
  }

  public Fate fate() {
    return fate;
  }

  /** What it says when it is asked for its recording. */
  void send(Voice toy) throws InterruptedException {
    toy.whole();
  }

  /** What it says as soon as anybody listens. */
  void greet(Voice toy) {}

  /** What it says to be doing when it is asked. */
  int state() {
    return 1;
  }

  boolean refuses(String what) {
    return false;
  }

  byte[] identifier() {
    return "0402_14_09_30_15".getBytes(StandardCharsets.US_ASCII);
  }

  public String advertisedName() {
    return "CloudPets B 1.0.19";
  }

  @Override
  public String toString() {
    return "a toy that " + sentence;
  }
}
