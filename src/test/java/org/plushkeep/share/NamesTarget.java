package org.plushkeep.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.plushkeep.fuzz.FuzzTarget;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;

/** A template for names, a line's end, and what the toy is called. */
public final class NamesTarget implements FuzzTarget {
  @Override
  public List<byte[]> seeds() {
    return List.of(
            "{date}_{time}_{id}\nBear",
            "{toy} {number}\nCOM1.txt",
            "{toy}\n../../etc/passwd\u202e\ud83d\ude00e\u0301",
            "{no}\n",
            "$1\\{toy}\n\\$0 ${toy}")
        .stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void read(byte[] bytes) {
    String[] texts = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
    String toy = texts.length > 1 ? texts[1] : "";
    check(FileNames.safe(toy));
    NameTemplate template;
    try {
      template = NameTemplate.parse(texts[0]);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageEndingWith(".");
      return;
    }
    Recording recording =
        new Recording(
            RecordingId.random(),
            new ToyId("practice"),
            toy,
            "",
            Instant.EPOCH,
            Duration.ZERO,
            "unknown",
            1,
            "0".repeat(64),
            Verdict.NEW,
            "",
            org.plushkeep.recording.Silence.UNKNOWN);
    check(template.name(recording, 1, 10, ZoneOffset.UTC));
  }

  private static void check(String name) {
    assertThat(name).isNotBlank().doesNotContain("/", "\\", ":", "\n", "\0").isNotIn(".", "..");
    assertThat(name).doesNotStartWith(".").doesNotStartWith("-");
    assertThat(name.getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(FileNames.MOST_BYTES + 1);
    assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(name);
  }
}
