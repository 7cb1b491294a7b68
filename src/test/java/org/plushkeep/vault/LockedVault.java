package org.plushkeep.vault;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Arrays;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.Recording;

/** What {@link LockedHeapTest} starts: works with a vault, locks it or not, and waits. */
public final class LockedVault {
  private static byte[] message = {};

  private LockedVault() {}

  /**
   * Arguments: the vault's folder, "lock" or not, and how many letters of passphrase are on stdin.
   */
  public static void main(String[] args) throws Exception {
    var in = new FileInputStream(FileDescriptor.in); // System.in would keep what it has read
    char[] passphrase = new char[Integer.parseInt(args[2])];
    for (int i = 0; i < passphrase.length; i++) {
      passphrase[i] = (char) in.read();
    }
    Vault vault = Vaults.open(Path.of(args[0]), passphrase);
    byte[] heard = work(vault);
    if (args[1].equals("lock")) {
      Arrays.fill(heard, (byte) 0);
      Arrays.fill(message, (byte) 0);
      vault.close();
    }
    System.out.println("ready");
    while (in.read() >= 0) {
      continue;
    }
    Reference.reachabilityFence(vault); // a window may hold on to what it has locked
    Reference.reachabilityFence(heard);
  }

  /** In a method of its own: nothing of it stays on the stack. */
  private static byte[] work(Vault vault) throws VaultException {
    byte[] heard = new byte[0];
    for (Recording one : vault.page(RecordingFilter.ALL, 0, 10)) {
      heard = vault.readBytes(one.id());
      vault.setNote(one.id(), one.note() + "!");
    }
    for (Message one : vault.messages().list()) {
      message = vault.messages().readSource(one.id());
      Arrays.fill(vault.messages().readClip(one.id()), (byte) 0);
    }
    return heard;
  }
}
