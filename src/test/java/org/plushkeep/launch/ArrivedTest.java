package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.vault.Arrivals.Moved;

/** What a script is told of what came in while the vault was locked. */
class ArrivedTest {
  @Test
  void whatCouldNotBeMovedInYetIsToldInOneLine() {
    MemoryVault vault = new MemoryVault();
    Path folder = Path.of("vault", "intake");
    vault.arrivals().next(new Moved(List.of(), 0, 0, 2, folder, false));
    StringWriter told = new StringWriter();
    Arrived.moveIn(vault, new PrintWriter(told));
    assertThat(told.toString().lines())
        .singleElement()
        .asString()
        .startsWith("plushkeep: 2 files could not be moved in yet")
        .contains("Nothing was deleted", folder.toString(), "vault verify");
  }
}
