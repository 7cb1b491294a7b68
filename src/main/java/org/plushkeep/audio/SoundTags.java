package org.plushkeep.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file of sound tells players to show. They stay with the sound wherever it is copied to, so
 * they are written on a parent's word only.
 *
 * @param title the recording's name; empty for none
 * @param date the day, ISO 8601; empty for none
 * @param artist whose voice players shall say it is; empty for none
 */
public record SoundTags(String title, String date, String artist) {
  /** Says nothing. */
  public static final SoundTags NONE = new SoundTags("", "", "");

  /** Who wrote the file: the format asks for it, and it is the same in all of them. */
  private static final String VENDOR = "Plushkeep";

  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * The block of names and values that FLAC and Opus share with Vorbis (RFC 9639, 8.6), without a
   * framing bit.
   */
  public byte[] toVorbisComment() {
    Map<String, String> said = said("TITLE", "DATE", "ARTIST");
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    putText(block, VENDOR);
    putLength(block, said.size());
    said.forEach((name, value) -> putText(block, name + "=" + value));
    return block.toByteArray();
  }

  /** The texts of a RIFF INFO list by their four-letter names. */
  Map<String, String> toInfo() {
    return said("INAM", "ICRD", "IART");
  }

  private Map<String, String> said(String titleName, String dateName, String artistName) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put(titleName, title);
    said.put(dateName, date);
    said.put(artistName, artist);
    said.values().removeIf(String::isEmpty);
    return said;
  }

  private static void putText(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    putLength(block, bytes.length);
    block.writeBytes(bytes);
  }

  private static void putLength(ByteArrayOutputStream block, int length) {
    block.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
  }
}
