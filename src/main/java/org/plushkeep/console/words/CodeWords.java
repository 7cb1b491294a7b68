package org.plushkeep.console.words;

import org.plushkeep.vault.RecoveryCode;

/** What is said of a recovery sheet's code while it is typed. */
public final class CodeWords {
  private CodeWords() {}

  /** How much of it is right, or where a slip is. */
  public static String about(RecoveryCode.Reading reading, Texts texts) {
    if (!reading.wrong()) {
      return texts.format("sheet.right", reading.groups(), RecoveryCode.GROUPS);
    }
    return reading.groups() < RecoveryCode.GROUPS
        ? texts.format("sheet.slip", reading.groups() + 1)
        : texts.get("sheet.too-long");
  }
}
