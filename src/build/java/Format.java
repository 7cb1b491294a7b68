import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds every Java source under a folder to google-java-format. It runs outside Maven's own Java,
 * since the formatter reads the language of the Java it runs on.
 *
 * <p>{@code Format.java check FOLDER} names the files that differ and exits 1; {@code Format.java
 * write FOLDER} writes them anew.
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> sources;
    try (var files = Files.walk(Path.of(args[1]))) {
      sources = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> different =
        sources.parallelStream().filter(f -> differs(f, formatter, write)).toList();
    different.forEach(f -> System.err.println((write ? "formatted " : "not formatted: ") + f));
    if (!write && !different.isEmpty()) {
      System.err.println("`mvn -q process-test-classes exec:exec@format` formats them.");
      System.exit(1);
    }
  }

  private static boolean differs(Path file, Formatter formatter, boolean write) {
    try {
      String before = Files.readString(file);
      String after =
          formatter.formatSource(
              RemoveUnusedImports.removeUnusedImports(
                  ImportOrderer.reorderImports(before, JavaFormatterOptions.Style.GOOGLE)));
      if (write && !before.equals(after)) {
        Files.writeString(file, after);
      }
      return !before.equals(after);
    } catch (IOException | com.google.googlejavaformat.java.FormatterException e) {
      throw new IllegalStateException(file + " cannot be formatted: " + e.getMessage(), e);
    }
  }
}
