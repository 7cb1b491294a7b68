package org.plushkeep.toy.cloudpets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;

/** When a transfer is whole, in whatever order a toy sends what. */
class DownloadTest {
  /** A notified state (-1 an empty one), or audio. */
  sealed interface Event {
    record State(int number) implements Event {}

    record Audio(byte[] bytes) implements Event {
      @Override
      public String toString() {
        return "Audio " + bytes.length;
      }
    }
  }

  @Property(tries = 5000)
  void onlyTheToysOwnEndMakesItWhole(@ForAll("notifications") List<Event> events) {
    Download download = new Download();
    events.forEach(event -> apply(event, download));
    Optional<byte[]> expected = asTheProtocolHasIt(events);
    if (expected.isPresent()) {
      assertThat(whole(download)).isEqualTo(expected.get());
    } else {
      assertThatThrownBy(download::whole).isInstanceOf(ToyException.class);
    }
  }

  @Property(tries = 200)
  void aClipIsWholeFromItsAnnouncedLengthOnAndNotBefore(
      @ForAll("frames") int frames, @ForAll("missing") int missing) {
    byte[] clip = ToyClips.clip(frames, frames);
    int length = Math.max(0, clip.length - missing);
    Download download = new Download();
    download.state(ToyState.DOWNLOAD);
    for (int at = 0; at < length; at += 20) {
      download.audio(java.util.Arrays.copyOfRange(clip, at, Math.min(length, at + 20)));
    }
    download.state(ToyState.IDLE);
    if (missing == 0 || length < 32) { // without a header nothing is announced
      assertThat(whole(download)).hasSize(length);
    } else {
      assertThatThrownBy(download::whole).isInstanceOf(ToyException.class);
    }
  }

  @Example
  void itNeverHoldsMuchMoreThanASlotCan() {
    Download download = new Download();
    download.state(ToyState.DOWNLOAD);
    for (int i = 0; i < 200_000; i++) {
      download.audio(new byte[20]);
    }
    assertThat(download.tooLong()).isTrue();
    assertThat(download.length()).isLessThanOrEqualTo(Download.MOST_BYTES + 20);
  }

  @Example
  void wipingLeavesNothing() {
    Download download = new Download();
    download.state(ToyState.DOWNLOAD);
    download.audio(new byte[] {1, 2, 3});
    download.wipe();
    assertThat(download.length()).isZero();
  }

  private static byte[] whole(Download download) {
    try {
      return download.whole();
    } catch (ToyException e) {
      throw new AssertionError(e);
    }
  }

  private static void apply(Event event, Download download) {
    switch (event) {
      case Event.State(int number) -> download.state(state(number));
      case Event.Audio(byte[] bytes) -> download.audio(bytes);
    }
  }

  private static ToyState state(int number) {
    return ToyState.of(number < 0 ? new byte[0] : new byte[] {(byte) number});
  }

  /** Told another way than the code under test: by the places of 7 and of what follows it. */
  private static Optional<byte[]> asTheProtocolHasIt(List<Event> events) {
    int begin = -1;
    int end = -1;
    for (int i = 0; i < events.size() && end < 0; i++) {
      if (events.get(i) instanceof Event.State(int number)) {
        boolean refuses =
            List.of(ToyState.INVALID, ToyState.SECURITY_CHECK_FAILED).contains(state(number));
        if (begin < 0 && refuses) {
          return Optional.empty();
        }
        if (begin < 0 && number == 7) {
          begin = i;
        } else if (begin >= 0 && number != 7) {
          end = i;
        }
      }
    }
    boolean good =
        end >= 0 && List.of(new Event.State(1), new Event.State(4)).contains(events.get(end));
    if (!good) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Event event : events.subList(begin, end)) {
      if (event instanceof Event.Audio(byte[] piece)) {
        bytes.writeBytes(piece);
      }
    }
    return Optional.of(bytes.toByteArray());
  }

  @Provide
  Arbitrary<List<Event>> notifications() {
    Arbitrary<Event> states =
        Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.of(1, 4, 7)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(-1, 255)))
            .map(Event.State::new);
    Arbitrary<Event> audio =
        Arbitraries.bytes()
            .between((byte) 0x60, (byte) 0x7f) // no header: that has its own property
            .array(byte[].class)
            .ofMaxSize(20)
            .map(Event.Audio::new);
    return Arbitraries.oneOf(List.of(states, audio)).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<Integer> frames() {
    return Arbitraries.integers().between(0, 60);
  }

  @Provide
  Arbitrary<Integer> missing() {
    return Arbitraries.integers().between(0, 60);
  }
}
