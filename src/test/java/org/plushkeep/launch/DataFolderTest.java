package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void linuxFollowsTheXdgSpecification() {
    assertThat(DataFolder.defaultVault("Linux", HOME, name -> null))
        .isEqualTo(Path.of("/home/ada/.local/share/plushkeep/vault"));
    assertThat(DataFolder.defaultVault("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")::get))
        .isEqualTo(Path.of("/data/plushkeep/vault"));
    assertThat(DataFolder.defaultVault("Linux", HOME, Map.of("XDG_DATA_HOME", "data")::get))
        .isEqualTo(Path.of("/home/ada/.local/share/plushkeep/vault"));
  }

  @Test
  void whatIsRememberedOfVaultsIsApartFromThem() {
    assertThat(DataFolder.stateFolder("linux", HOME, name -> null))
        .isEqualTo(Path.of("/home/ada/.local/state/plushkeep/last-seen"));
    assertThat(DataFolder.stateFolder("linux", HOME, Map.of("XDG_STATE_HOME", "/state")::get))
        .isEqualTo(Path.of("/state/plushkeep/last-seen"));
    assertThat(DataFolder.stateFolder("mac os x", HOME, name -> null))
        .isEqualTo(Path.of("/home/ada/Library/Application Support/Plushkeep/last-seen"));
    assertThat(DataFolder.stateFolder("windows 11", HOME, name -> null))
        .isEqualTo(Path.of("/home/ada/AppData/Local/Plushkeep/last-seen"));
  }

  @Test
  void macOsHasItsLibrary() {
    assertThat(DataFolder.defaultVault("Mac OS X", HOME, name -> null))
        .isEqualTo(Path.of("/home/ada/Library/Application Support/Plushkeep/vault"));
  }

  @Test
  void windowsKeepsItOnThisComputerAndNotInTheProfileThatRoams() {
    Map<String, String> environment = Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local");
    assertThat(DataFolder.defaultVault("Windows 11", HOME, environment::get))
        .isEqualTo(Path.of("/local/Plushkeep/vault"));
    assertThat(DataFolder.defaultVault("Windows 11", HOME, name -> null))
        .isEqualTo(Path.of("/home/ada/AppData/Local/Plushkeep/vault"));
  }
}
