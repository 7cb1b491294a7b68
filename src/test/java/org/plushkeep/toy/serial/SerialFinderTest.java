package org.plushkeep.toy.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;

/** Looking at the ports when the system, or the library, fails in the middle of it. */
@Timeout(120)
class SerialFinderTest {
  private static final UsbPort PORT = new UsbPort(UsbPorts.PRACTICE, "anywhere", "Plush");

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  /** Ports that fail when they are told to. */
  private static final class Failing implements UsbPorts {
    private volatile @Nullable ToyException trouble;
    private volatile @Nullable RuntimeException bug;

    @Override
    public List<UsbPort> now() throws ToyException {
      ToyException failing = trouble;
      RuntimeException wrong = bug;
      if (failing != null) {
        throw failing;
      }
      if (wrong != null) {
        throw wrong;
      }
      return List.of(PORT);
    }

    @Override
    public Line open(UsbPort port) throws IOException {
      throw new IOException("nobody is there");
    }
  }

  private ToyFinder.Search look(UsbPorts ports) throws ToyException {
    return new SerialFinder(ports, PlugIn.QUICK, Duration.ofMillis(1))
        .look(toy -> told.add("found"), toy -> told.add("lost"));
  }

  @Test
  void aSystemThatFailsEndsTheSearchWhichSaysSoAndTheNextOneFindsIt() throws Exception {
    Failing ports = new Failing();
    ToyFinder.Search search = look(ports);
    assertThat(told.take()).isEqualTo("found");
    assertThat(search.isOver()).isFalse();
    ports.trouble = new ToyException(Problem.NO_SERIAL, "no");
    assertThat(told.take()).isEqualTo("lost");
    untilOver(search);
    ports.trouble = null;
    try (ToyFinder.Search next = look(ports)) {
      assertThat(told.take()).isEqualTo("found");
      assertThat(next.isOver()).isFalse();
    }
  }

  @Test
  void aFaultOfTheLibraryDoesTheSame() throws Exception {
    Failing ports = new Failing();
    ToyFinder.Search search = look(ports);
    assertThat(told.take()).isEqualTo("found");
    ports.bug = new IllegalStateException("a fault");
    assertThat(told.take()).isEqualTo("lost");
    untilOver(search);
  }

  @Test
  void closingItEndsIt() throws Exception {
    ToyFinder.Search search = look(new Failing());
    search.close();
    assertThat(told.take()).isEqualTo("found");
    assertThat(told.take()).isEqualTo("lost");
    untilOver(search);
  }

  private static void untilOver(ToyFinder.Search search) throws InterruptedException {
    while (!search.isOver()) {
      Thread.sleep(1);
    }
  }
}
