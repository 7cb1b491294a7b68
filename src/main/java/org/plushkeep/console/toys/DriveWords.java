package org.plushkeep.console.toys;

import java.util.ArrayList;
import java.util.List;
import org.plushkeep.collect.DriveCount;
import org.plushkeep.collect.DriveErasure;
import org.plushkeep.console.words.Texts;
import org.plushkeep.toy.drive.Drive;

/** What is said of a recorder. */
final class DriveWords {
  private final Texts texts;

  DriveWords(Texts texts) {
    this.texts = texts;
  }

  /** What its recordings are listed under. */
  String name(Drive drive) {
    return drive.practice()
        ? texts.get("drive.practice.name")
        : texts.format("drive.name", drive.name());
  }

  /**
   * What has been met on it up to now.
   *
   * @param comparing whether that is all, and it is being compared with the vault
   */
  String met(DriveCount count, boolean comparing) {
    return comparing
        ? texts.format("drive.comparing", count.recordings())
        : texts.format("drive.looking", count.recordings() + count.tooLarge());
  }

  /** What is on it. */
  String found(DriveCount count) {
    List<String> said = new ArrayList<>();
    said.add(texts.format("drive.fresh", count.fresh()));
    said.add(texts.format("drive.in-vault", count.inVault()));
    said.add(others(count));
    return join(said);
  }

  /** What came of collecting. */
  String collected(int added, DriveCount count) {
    List<String> said = new ArrayList<>();
    if (count.fresh() > 0) {
      said.add(texts.format("drive.refused", count.fresh()));
    }
    if (added > 0) {
      said.add(texts.format("collect.done", added));
    } else if (count.fresh() == 0) {
      said.add(texts.get("drive.nothing-new"));
    }
    said.add(others(count));
    if (count.inVault() > 0) {
      said.add(texts.get("drive.still-there"));
    }
    return join(said);
  }

  /** What came of erasing. */
  String erased(DriveErasure erasure) {
    List<String> said = new ArrayList<>();
    said.add(texts.format("drive.erased", erasure.erased()));
    if (erasure.erased() > 0) {
      said.add(texts.get("drive.erased.how"));
    }
    said.add(texts.format("drive.left", erasure.left()));
    said.add(texts.format("drive.failed", erasure.failed()));
    return join(said);
  }

  private String others(DriveCount count) {
    List<String> said = new ArrayList<>();
    if (!count.only().isEmpty()) {
      said.add(texts.format("drive.only", String.join(", ", count.only())));
    }
    said.add(texts.format("drive.too-large", count.tooLarge()));
    said.add(texts.format("drive.unreadable", count.unreadable()));
    said.add(texts.format("drive.half-erased", count.halfErased()));
    said.add(texts.format("drive.others", count.others()));
    if (!count.all()) {
      said.add(texts.get("drive.not-all"));
    }
    return join(said);
  }

  private static String join(List<String> sentences) {
    return String.join(" ", sentences.stream().filter(one -> !one.isEmpty()).toList());
  }
}
