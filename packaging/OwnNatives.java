import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Takes the native libraries of other systems out of the jars of the application folder. Two runs
 * make the same bytes.
 *
 * <p>{@code java packaging/OwnNatives.java FOLDER}, where the jars are.
 */
final class OwnNatives {
  private OwnNatives() {}

  public static void main(String[] args) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
      for (Path jar : jars) {
        thin(jar);
      }
    }
  }

  /** In place, so that it keeps its permissions; and its time. */
  private static void thin(Path jar) throws IOException {
    byte[] whole = Files.readAllBytes(jar);
    ByteArrayOutputStream thin = new ByteArrayOutputStream(whole.length);
    boolean foreign = false;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(whole));
        ZipOutputStream out = new ZipOutputStream(thin)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (Modules.isForeignNative(entry.getName())) {
          foreign = true;
          continue;
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        in.transferTo(out);
        out.closeEntry();
      }
    }
    if (foreign) {
      FileTime time = Files.getLastModifiedTime(jar);
      Files.write(jar, thin.toByteArray());
      Files.setLastModifiedTime(jar, time);
    }
  }
}
