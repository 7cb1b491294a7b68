package org.plushkeep.toy.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the Noise framework's published test vectors (cacophony), and against meddling. */
final class HandshakeTest {
  private static final byte[] PROLOGUE = hex("4a6f686e2047616c74");
  private static final String PSK =
      "54686973206973206d7920417573747269616e20706572737065637469766521";

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text == null ? "" : text);
  }

  private static Handshake console(String psk) {
    return new Handshake(
        hex(psk),
        PROLOGUE,
        hex("893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a"));
  }

  private static Handshake toy(String psk) {
    return new Handshake(
        hex(psk),
        PROLOGUE,
        hex("bbdb4cdbd309f1a1f2e1456967fe288cadd6f712d65dc7b7793d5e63da6b375b"));
  }

  @ParameterizedTest
  @CsvSource({
    ",4c756477696720766f6e204d69736573,a0ff96bdf86b579ef7dbf94e812a7470b903c20a85a87e3a1fe863264ae547,"
        + "eb1a3e3d80c1792b1bb9cb0e1382f8d8322bfb1ca7c4c8517bb686,"
        + "c781b198d2a974eb1da2c7d518c000cf6396de87ca540963c03713",
    PSK
        + ",79b962b8aff8485742ac32f905ba45369e2465fb59e138a93d67a0d1266b6a54,"
        + "d6062704d5a9c422a8e834423f8c1feada7e8d0d910a1a2cd030fb584221e3,"
        + "e632c3763d7669067383433197a3baddf146e9e70ad4b4e9e59e0f,"
        + "64c6bee32ea91c8474bb4c21d7a700109ad45af77b29764ba5eb1e"
  })
  void theFrameworksOwnVectors(
      String psk, String first, String second, String question, String answer) throws Exception {
    Handshake console = console(psk);
    Handshake toy = toy(psk);
    byte[] one = console.writeFirst(hex("4c756477696720766f6e204d69736573"));
    assertThat(HexFormat.of().formatHex(one))
        .isEqualTo("ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c7944" + first);
    byte[] two = toy.writeSecond(toy.readFirst(one), hex("4d757272617920526f746862617264"));
    assertThat(HexFormat.of().formatHex(two))
        .isEqualTo("95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f144808843" + second);
    console.readSecond(two);
    SessionKeys mine = console.split();
    SessionKeys theirs = toy.split();
    byte[] none = new byte[0];
    assertThat(mine.toToy().seal(0, none, hex("462e20412e20486179656b"))).isEqualTo(hex(question));
    assertThat(theirs.toConsole().seal(0, none, hex("4361726c204d656e676572")))
        .isEqualTo(hex(answer));
    assertThat(theirs.toToy().open(0, none, hex(question))).hasValue(hex("462e20412e20486179656b"));
    assertThat(theirs.toToy().open(1, none, hex(question))).isEmpty();
    assertThat(theirs.toToy().open(0, new byte[1], hex(question))).isEmpty();
    assertThat(mine.agreed().bytes()).isEqualTo(theirs.agreed().bytes());
    assertThat(mine.agreed().comparison()).isEqualTo(theirs.agreed().comparison());
    mine.wipe();
    assertThat(mine.agreed().bytes()).containsOnly(0);
    assertThat(mine.toToy().open(0, none, hex(question))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "31", "32", "47"})
  void aChangedMessageIsRefused(int at) throws Exception {
    Handshake console = console(PSK);
    byte[] one = console.writeFirst();
    one[at] ^= 1;
    assertThatThrownBy(() -> toy(PSK).readFirst(one)).isInstanceOf(Handshake.BadHandshake.class);

    Handshake again = console(PSK);
    Handshake toy = toy(PSK);
    byte[] two = toy.writeSecond(toy.readFirst(again.writeFirst()));
    two[at] ^= 1;
    assertThatThrownBy(() -> again.readSecond(two)).isInstanceOf(Handshake.BadHandshake.class);
  }

  @ParameterizedTest
  @CsvSource({"00", "01", "ffffff"})
  void aKeyOfLowOrderOrHalfAMessageIsRefused(String low) {
    byte[] message = new byte[low.length() > 2 ? 3 : 48];
    message[0] = hex(low)[0];
    Handshake console = console("");
    console.writeFirst();
    assertThatThrownBy(() -> console.readSecond(message))
        .isInstanceOf(Handshake.BadHandshake.class);
  }
}
