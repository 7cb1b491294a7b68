package org.plushkeep.toy.bluetooth.standin;

import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.standin.HostileToy.Voice;

/** What a broken toy, or somebody who pretends to be one, may do when it is sent something. */
public enum Appetite {
  ASKS_FOR_EVER("asks for more and more, and never says that it has enough", false) {
    @Override
    void prime(Voice toy) throws InterruptedException {
      begin(toy);
      toy.whileThere(
          () -> {
            ask(toy, 0xFFFF, 1);
            Thread.sleep(2);
          });
    }

    @Override
    void filled(Voice toy) {}
  },
  ASKS_FOR_FAR_TOO_MUCH("asks for more than there is, and takes it", true) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      for (int i = 0; i < 50; i++) {
        ask(toy, 0xFFFF, 0xFFFF);
      }
    }
  },
  ASKS_FOR_NOTHING("says that it begins and asks for nothing", false) {
    @Override
    void prime(Voice toy) {
      begin(toy);
    }
  },
  SAYS_NOTHING("does not say a word", false) {
    @Override
    void prime(Voice toy) {}

    @Override
    void filled(Voice toy) {}
  },
  ASKS_BYTE_BY_BYTE("asks for a single byte and then for nothing more", false) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      ask(toy, 1, 0);
    }
  },
  ASKS_IN_ODD_SIZES("asks in notifications of every odd size, and never for real", false) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      toy.notify(GattCharacteristic.DATA_REQUEST, new byte[0]);
      toy.notify(GattCharacteristic.DATA_REQUEST, new byte[] {(byte) 0xff});
    }
  },
  ASKS_IN_512_BYTES("asks in 512 bytes", true) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      byte[] long_ = new byte[512];
      long_[1] = 0x20; // 8,192
      toy.notify(GattCharacteristic.DATA_REQUEST, long_);
    }
  },
  SAYS_TAKEN_BEFORE_IT_IS_SENT("says that it has taken all before anything is sent", false) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      ask(toy, 0, 99);
      toy.state(1);
    }
  },
  SAYS_FAILED_AT_ONCE("says that it has failed as soon as it begins", false) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      ask(toy, 0, 0);
      toy.state(1);
    }
  },
  RESTS_WITHOUT_A_WORD("rests in the middle and does not say how it ended", false) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      ask(toy, 100, 0);
      toy.state(1);
    }
  },
  SAYS_THAT_A_KEY_IS_WRONG("says that a key is wrong", false) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      ask(toy, 100, 0);
      toy.state(15);
    }
  },
  GOES_THROUGH_EVERY_STATE("goes through every state while it is sent something", false) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      ask(toy, 100, 0);
      for (int state = 0; state < 20; state++) {
        toy.state(state);
      }
    }
  },
  FLOODS_WITH_STATES("says over and over that it takes, and asks for nothing", false) {
    @Override
    void prime(Voice toy) throws InterruptedException {
      toy.whileThere(
          () -> {
            toy.state(3);
            Thread.sleep(1);
          });
    }
  },
  SENDS_AUDIO_MEANWHILE("sends audio of its own while it is sent something", true) {
    @Override
    void prime(Voice toy) {
      begin(toy);
      toy.state(7);
      for (int i = 0; i < 200; i++) {
        toy.audio(new byte[20]);
      }
      toy.state(3);
      ask(toy, 0x2000, 0);
    }
  },
  GOES_WHEN_IT_IS_TO_BEGIN("lets go when it is to begin", false) {
    @Override
    void prime(Voice toy) {
      toy.goes();
    }
  },
  GOES_IN_THE_MIDDLE("asks for some and lets go", false) {
    @Override
    void prime(Voice toy) throws InterruptedException {
      begin(toy);
      ask(toy, 100, 0);
      Thread.sleep(30);
      toy.goes();
    }
  },
  GOES_BEFORE_IT_SAYS_HOW_IT_ENDED("takes all and lets go before it says so", false) {
    @Override
    void filled(Voice toy) {
      toy.goes();
    }
  },
  FAILS_AT_THE_END("takes all and says that it has failed", false) {
    @Override
    void filled(Voice toy) {
      ask(toy, 0, 0);
      toy.state(1);
    }
  },
  NEVER_RESTS("takes all, says so, and never rests again", false) {
    @Override
    void filled(Voice toy) {
      ask(toy, 0, 99);
    }
  };

  private final String sentence;
  private final boolean fed;

  Appetite(String sentence, boolean fed) {
    this.sentence = sentence;
    this.fed = fed;
  }

  /** Whether it can be sent something all the same. */
  public boolean isFed() {
    return fed;
  }

  private static void begin(Voice toy) {
    toy.state(9);
    toy.state(3);
  }

  private static void ask(Voice toy, int bytes, int count) {
    toy.notify(
        GattCharacteristic.DATA_REQUEST,
        new byte[] {(byte) bytes, (byte) (bytes >> 8), (byte) count, (byte) (count >> 8)});
  }

  /** What it says when something is to be sent to it. */
  void prime(Voice toy) throws InterruptedException {
    begin(toy);
    ask(toy, 0x2000, 0);
  }

  /** What it says when it has been told that this was all. */
  void filled(Voice toy) {
    ask(toy, 0, 99);
    toy.state(1);
  }

  @Override
  public String toString() {
    return "a toy that " + sentence;
  }
}
