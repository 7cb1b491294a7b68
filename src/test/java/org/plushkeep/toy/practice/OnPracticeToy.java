package org.plushkeep.toy.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;

/** The central's side of a link with a practice toy, and what it hears. */
abstract class OnPracticeToy {
  final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  PracticeToy toy = new PracticeToy(List.of(), Radio.instant());
  GattLink link;

  @AfterEach
  void letGo() {
    if (link != null) {
      link.close();
    }
  }

  void link() throws ToyException {
    link = toy.connect();
    for (GattCharacteristic one :
        List.of(
            GattCharacteristic.STATE,
            GattCharacteristic.AUDIO_FROM_TOY,
            GattCharacteristic.DATA_REQUEST)) {
      link.subscribe(one, value -> heard.add(one + " " + HexFormat.of().formatHex(value)));
    }
  }

  String next() throws InterruptedException {
    String next = heard.poll(30, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }

  void command(String hex) throws ToyException {
    link.write(GattCharacteristic.COMMAND, HexFormat.of().parseHex(hex));
  }

  byte[] audioUntil(String end) throws InterruptedException {
    ByteArrayOutputStream audio = new ByteArrayOutputStream();
    String next = next();
    while (next.startsWith("AUDIO_FROM_TOY ")) {
      byte[] piece = HexFormat.of().parseHex(next.substring("AUDIO_FROM_TOY ".length()));
      assertThat(piece).hasSizeBetween(1, 20);
      audio.writeBytes(piece);
      next = next();
    }
    assertThat(next).isEqualTo(end);
    return audio.toByteArray();
  }

  /** And waits until the toy has felt it. */
  void press() throws InterruptedException {
    CountDownLatch felt = new CountDownLatch(1);
    toy.pressPaw();
    toy.onRadioThread(felt::countDown);
    assertThat(felt.await(30, TimeUnit.SECONDS)).isTrue();
  }

  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }

  static String littleEndian(int value) {
    return "%02x%02x".formatted(value & 0xff, value >> 8);
  }

  static void assertFails(
      Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            ToyException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
