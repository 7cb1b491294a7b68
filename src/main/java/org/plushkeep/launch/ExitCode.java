package org.plushkeep.launch;

/** What the command line answers to the script that called it. */
enum ExitCode {
  DONE(0),
  FAILED(1),
  USAGE(2),
  WRONG_PASSPHRASE(3),
  NO_SUCH(4),
  DAMAGED(5),
  /** The vault is an older copy, or a backup's; nobody has said that it is the one that counts. */
  OLDER_COPY(6),
  /** 128 and the number of the signal, as shells have it. */
  INTERRUPTED(130);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  int value() {
    return value;
  }
}
