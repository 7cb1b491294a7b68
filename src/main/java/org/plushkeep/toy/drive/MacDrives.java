package org.plushkeep.toy.drive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * macOS: what is in {@code /Volumes}, and what {@code diskutil info -plist} says of it. Never run
 * on macOS yet.
 */
final class MacDrives implements MountedDrives {
  private static final int PATIENCE_SECONDS = 10;
  private static final int MOST_ANSWER = 1 << 20;

  private final Path volumes;
  private final List<String> diskutil;

  /** What was answered of each volume: asking takes a tenth of a second. */
  private final Map<Object, Optional<Drive>> answered = new HashMap<>();

  /** How often somebody wanted to know of a volume before anything was answered. */
  private final Map<Object, Integer> unanswered = new HashMap<>();

  /**
   * @param volumes usually {@code /Volumes}
   * @param diskutil the command; the place is put behind it
   */
  MacDrives(Path volumes, List<String> diskutil) {
    this.volumes = volumes;
    this.diskutil = List.copyOf(diskutil);
  }

  static MacDrives ofThisComputer() {
    return new MacDrives(Path.of("/Volumes"), List.of("/usr/sbin/diskutil", "info", "-plist"));
  }

  @Override
  public synchronized List<Drive> now() throws IOException {
    List<Object> there = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(volumes)) {
      for (Path root : all) {
        // The system's own volume is a link to /.
        if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
          Object mark = List.of(root, Drive.markOf(root));
          there.add(mark);
          if (!answered.containsKey(mark) && isTimeToAsk(mark)) {
            ask(mark, root);
          }
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    answered.keySet().retainAll(there);
    unanswered.keySet().retainAll(there);
    return answered.values().stream().flatMap(Optional::stream).toList();
  }

  /** Soon again, for a disk may only be slow to wake up; then ever more seldom. */
  private boolean isTimeToAsk(Object mark) {
    return Integer.bitCount(unanswered.merge(mark, 1, Integer::sum)) == 1;
  }

  private void ask(Object mark, Path root) {
    try {
      answered.put(mark, drive(root, properties(answer(root))));
      unanswered.remove(mark);
    } catch (IOException | XMLStreamException e) {
      // Not answered.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Drive> drive(Path root, Map<String, String> said) throws IOException {
    if (!isRemovable(said)) {
      return Optional.empty();
    }
    String label = said.getOrDefault("VolumeName", "");
    return Optional.of(
        new Drive(
            Volumes.id(said.getOrDefault("VolumeUUID", ""), label),
            Volumes.name(label),
            root,
            Drive.markOf(root),
            Optional.empty(),
            false));
  }

  private static boolean isRemovable(Map<String, String> said) {
    boolean optical = said.keySet().stream().anyMatch(key -> key.startsWith("Optical"));
    if (optical || !Volumes.isOfRemovableMedia(said.getOrDefault("FilesystemType", ""))) {
      return false;
    }
    return switch (said.getOrDefault("BusProtocol", "")) {
      case "Secure Digital" -> true;
      case "USB" ->
          !said.getOrDefault("Internal", "").equals("true")
              && (said.getOrDefault("RemovableMedia", "").equals("true")
                  || size(said) <= Volumes.MOST_FIXED_BYTES);
      default -> false; // images of disks say that they are removable too
    };
  }

  private static long size(Map<String, String> said) {
    try {
      return Long.parseLong(said.getOrDefault("Size", said.getOrDefault("TotalSize", "")));
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private byte[] answer(Path root) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(diskutil);
    command.add(root.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      // One that does not answer is ended, which ends the reading.
      CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      process.getOutputStream().close();
      byte[] said = process.getInputStream().readNBytes(MOST_ANSWER);
      if (process.waitFor() != 0) {
        throw new IOException("diskutil ends with " + process.exitValue());
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  /** The plain values of a property list's outermost dictionary. */
  private static Map<String, String> properties(byte[] plist) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false); // it names one on the internet
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Map<String, String> values = new HashMap<>();
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(plist));
    int depth = 0;
    String key = "";
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (depth == 3) { // plist, dict
          switch (reader.getLocalName()) {
            case "key" -> {
              key = reader.getElementText();
              depth--;
            }
            case "string", "integer" -> {
              values.put(key, reader.getElementText());
              depth--;
            }
            case "true", "false" -> values.put(key, reader.getLocalName());
            default -> {} // dates, data, and what is nested
          }
        }
      }
    }
    return values;
  }
}
