package org.plushkeep.vault;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Arrays;

/** What {@link LockedIntakeHeapTest} starts: collects while locked, or moves in, and waits. */
public final class LockedIntakeProgram {
  private LockedIntakeProgram() {}

  /** Arguments: the vault's folder, "collect" or "unlock". */
  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    byte[] marker = TestVault.bytes(64, 77); // what the search must find
    Object held = args[1].equals("collect") ? collect(dir) : moveIn(dir);
    System.out.println("ready");
    var in = new FileInputStream(FileDescriptor.in);
    while (in.read() >= 0) {
      continue;
    }
    Reference.reachabilityFence(held);
    Reference.reachabilityFence(marker);
  }

  private static Intake collect(Path dir) throws VaultException {
    Intake intake = Arriving.intake(dir);
    byte[] bytes = Arriving.sound(1);
    intake.add(TestVault.TOY, Arriving.WHEN, bytes);
    Arrays.fill(bytes, (byte) 0);
    return intake;
  }

  private static Vault moveIn(Path dir) throws VaultException {
    Vault vault = TestVault.open(dir);
    Arriving.moveIn(vault);
    vault.close();
    return vault;
  }
}
