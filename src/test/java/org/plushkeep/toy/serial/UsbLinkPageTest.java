package org.plushkeep.toy.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Firmware is written from the page: what it says of bytes is what this program says. */
final class UsbLinkPageTest {
  private static final Path PAGE = Path.of("src/site/usb-link.md");
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void itsVectorsAreOurs() throws Exception {
    Map<String, String> page = new LinkedHashMap<>();
    Matcher lines = Pattern.compile("(?m)^    (\\S[^:\n]*): ([0-9a-f]+)$").matcher(page());
    while (lines.find()) {
      page.put(lines.group(1), lines.group(2));
    }
    Map<String, String> ours = ours();
    assertThat(
            String.join(
                "\n",
                ours.entrySet().stream()
                    .map(e -> "    " + e.getKey() + ": " + e.getValue())
                    .toList()))
        .isEqualTo(
            String.join(
                "\n",
                page.entrySet().stream()
                    .map(e -> "    " + e.getKey() + ": " + e.getValue())
                    .toList()));
  }

  @Test
  void itsNumbersAreOurs() throws Exception {
    String page = page();
    for (Op op : Op.values()) {
      assertThat(page).contains("| " + op.number() + " | " + op.name().replace('_', ' ') + " |");
    }
    for (Frame.Type type : Frame.Type.values()) {
      int number = new Frame(type, 0, new byte[0]).header()[0] & 0x0F;
      assertThat(page).contains("| " + number + " | " + type + " |");
    }
    assertThat(page)
        .contains("0 to " + Frame.MOST_PAYLOAD)
        .contains(Frame.MOST_CODED + " after it");
    Timing timing = Timing.standard();
    assertThat(page)
        .contains(
            "after 0.5 s, "
                + timing.tries()
                + " times; HELLO for "
                + timing.hello().toSeconds()
                + " s")
        .contains("is waited for | " + timing.again().toSeconds() + " s")
        .contains("every 0.1 s, for " + timing.patience().toSeconds() + " s |")
        .contains("Numbers " + (Op.values().length + 1) + " to 255")
        .contains("at most " + (SerialDownload.MOST_BYTES >> 20) + " MiB");
  }

  private static String page() throws Exception {
    return Files.readString(PAGE);
  }

  private static byte[] filled(int value) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) value);
    return key;
  }

  private static Map<String, String> ours() throws Exception {
    Map<String, String> ours = new LinkedHashMap<>();
    ours.put("CRC-32 of the nine bytes \"123456789\"", crc("123456789"));
    ours.put("COBS of 00 11 00 22", HEX.formatHex(Cobs.encode(HEX.parseHex("00110022"))));
    byte[] nonce = HEX.parseHex("000102030405060708090a0b0c0d0e0f");
    byte[] hello = Hello.hello(nonce);
    put(ours, "HELLO on the line", new Frame(Frame.Type.HELLO, 0, hello));
    byte[] theirs = Handshake.publicOf(filled(0x22));
    byte[] welcome =
        new Hello.Welcome(256, HEX.parseHex("0102030405060708"), Hello.commitment(theirs), "Bear")
            .toBytes();
    put(ours, "WELCOME on the line", new Frame(Frame.Type.WELCOME, 0, welcome));
    SessionKeys first = shake(ours, "first", new byte[0], hello, welcome);
    byte[] secret = first.agreed().bytes();
    ours.put("pairing secret", HEX.formatHex(secret));
    byte[] comparison = new byte[3];
    for (int i = 0; i < 3; i++) {
      comparison[i] = (byte) first.agreed().comparison()[i];
    }
    ours.put("comparison", HEX.formatHex(comparison));
    ours.put("pairing's number", HEX.formatHex(PairingSecret.numberOf(secret)));
    shake(ours, "known", secret, hello, welcome);
    return ours;
  }

  /** Both sides, and the first question and answer. */
  private static SessionKeys shake(
      Map<String, String> ours, String mode, byte[] secret, byte[] hello, byte[] welcome)
      throws Exception {
    byte[] header = Hello.open(secret);
    byte[] prologue = Hello.prologue(hello, welcome, header);
    Handshake console = new Handshake(secret, prologue, filled(0x11));
    Handshake toy = new Handshake(secret, prologue, filled(0x22));
    byte[] one = console.writeFirst();
    ours.put(mode + ", OPEN's payload", HEX.formatHex(Handshake.join(header, one)));
    byte[] two = toy.writeSecond(toy.readFirst(one));
    ours.put(mode + ", OPENED's payload", HEX.formatHex(two));
    console.readSecond(two);
    SessionKeys keys = console.split();
    put(ours, mode + ", ASK 2 IDENTIFIER on the line", sealed(Frame.Type.ASK, keys.toToy(), "01"));
    put(
        ours,
        mode + ", ANSWER 2 \"Bear\" on the line",
        sealed(Frame.Type.ANSWER, toy.split().toConsole(), "0042656172"));
    return keys;
  }

  private static Frame sealed(Frame.Type type, SealKey key, String plain) {
    byte[] header = new Frame(type, 2, new byte[0]).header();
    return new Frame(type, 2, key.seal(2, header, HEX.parseHex(plain)));
  }

  private static void put(Map<String, String> ours, String name, Frame frame) {
    ours.put(name, HEX.formatHex(frame.toWire()));
  }

  private static String crc(String text) {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    byte[] bytes = new byte[4];
    Frame.little(bytes).putInt((int) crc.getValue());
    return HEX.formatHex(bytes);
  }
}
