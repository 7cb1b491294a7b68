package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What can be said here of the packaging for systems that are not here. */
class PackagingTest {
  private static final Path PACKAGING = Path.of("packaging");

  @ParameterizedTest
  @ValueSource(strings = {"linux/build.sh", "macos/build.sh"})
  void theScriptsAreShellScripts(String script) throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/sh")), "there is no sh on this system");
    Path file = PACKAGING.resolve(script);
    assertThat(Files.isExecutable(file)).isTrue();
    Process sh =
        new ProcessBuilder("/bin/sh", "-n", file.toString()).redirectErrorStream(true).start();
    assertThat(new String(sh.getInputStream().readAllBytes())).isEmpty();
    assertThat(sh.waitFor()).isZero();
  }

  @Test
  void macOsIsToldWhatBluetoothIsForAndAsksForNoMicrophone() throws Exception {
    List<String> keys = keys(PACKAGING.resolve("macos").resolve("Info.plist"));
    assertThat(keys)
        .contains("NSBluetoothAlwaysUsageDescription", "CFBundleIdentifier", "CFBundleExecutable")
        .doesNotContain("NSMicrophoneUsageDescription");
    assertThat(keys(PACKAGING.resolve("macos").resolve("plushkeep.entitlements")))
        .contains("com.apple.security.cs.allow-jit")
        .doesNotContain("com.apple.security.device.audio-input");
  }

  /** The keys of a property list, each of which is followed by its value. */
  private static List<String> keys(Path file) throws Exception {
    DocumentBuilder parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
    parser.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
    Document list = parser.parse(file.toFile());
    List<String> keys = new ArrayList<>();
    Node at = list.getElementsByTagName("dict").item(0).getFirstChild();
    for (String value = "true"; at != null; at = at.getNextSibling()) {
      if (at instanceof Element element) {
        boolean key = element.getTagName().equals("key");
        assertThat(key).as(element.getTextContent()).isEqualTo(!value.isEmpty());
        value = key ? "" : "there";
        if (key) {
          keys.add(element.getTextContent());
        }
      }
    }
    return keys;
  }
}
