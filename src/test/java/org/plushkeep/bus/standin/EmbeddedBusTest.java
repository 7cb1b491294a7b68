package org.plushkeep.bus.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freedesktop.dbus.messages.MessageFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.bus.Bus;
import org.plushkeep.bus.BusException;
import org.plushkeep.bus.Deadline;

/** Whatever somebody on the bus does, the others go on talking. */
@Timeout(60)
class EmbeddedBusTest {
  private static final String NAME = "org.plushkeep.Echo";
  private static final String PATH = "/echo";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String EVERYTHING = "type='signal',interface='" + NAME + "'";

  @TempDir Path folder;
  private Path socket;
  private EmbeddedBus bus;
  private BusPeer peer;

  @BeforeEach
  void start() {
    socket = folder.resolve("socket");
    bus = EmbeddedBus.start(socket);
    peer =
        new BusPeer(
            bus.address(),
            NAME,
            call ->
                call.arguments().isEmpty()
                    ? BusPeer.Answer.DONE
                    : BusPeer.Answer.of("ay", (Object) call.bytes()));
  }

  @AfterEach
  void end() {
    peer.close();
    bus.close();
    assertThat(socket).as("nothing stays").doesNotExist();
  }

  /** Somebody who behaves. */
  private final class Guest implements AutoCloseable, Bus.Listener {
    private final BlockingQueue<Bus.Signal> heard = new LinkedBlockingQueue<>();
    private final Bus guest;

    Guest() throws BusException {
      this(EVERYTHING);
    }

    Guest(String rule) throws BusException {
      guest = Bus.open(socket.toString(), this, Deadline.in(PATIENCE), PATIENCE);
      guest.subscribe(rule, PATIENCE);
    }

    byte[] echo(byte[] bytes) throws BusException {
      Bus.Reply reply =
          guest.call(new Bus.Call(NAME, PATH, NAME, "Echo", "ay", List.of(bytes)), PATIENCE);
      return org.plushkeep.bus.Values.bytes(reply.arguments().getFirst()).orElseThrow();
    }

    @Override
    public void signal(Bus.Signal signal) {
      if (signal.name().startsWith(NAME)) {
        heard.add(signal);
      }
    }

    @Override
    public void ended() {}

    @Override
    public void close() {
      guest.close();
    }
  }

  private void theOthersGoOnTalking() throws Exception {
    try (Guest guest = new Guest()) {
      byte[] bytes = {1, 2, 3};
      assertThat(guest.echo(bytes)).isEqualTo(bytes);
      peer.signal(PATH, NAME, "Last", "s", "words");
      for (Bus.Signal next = null; next == null || !next.name().endsWith(".Last"); ) {
        next = guest.heard.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("the signal").isNotNull();
      }
    }
  }

  /** Somebody who speaks for themselves. */
  private SocketChannel stranger() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return channel;
  }

  private SocketChannel member() throws Exception {
    SocketChannel channel = stranger();
    String uid = Files.getAttribute(folder, "unix:uid").toString();
    String hex = HexFormat.of().formatHex(uid.getBytes(StandardCharsets.US_ASCII));
    write(channel, ("\0AUTH EXTERNAL " + hex + "\r\n").getBytes(StandardCharsets.US_ASCII));
    ByteBuffer answer = ByteBuffer.allocate(256);
    while (answer.position() == 0 || answer.get(answer.position() - 1) != '\n') {
      assertThat(channel.read(answer)).isPositive();
    }
    assertThat(new String(answer.array(), StandardCharsets.US_ASCII)).startsWith("OK");
    write(channel, "BEGIN\r\n".getBytes(StandardCharsets.US_ASCII));
    write(channel, call("Hello", null));
    return channel;
  }

  private static byte[] call(String member, String signature, Object... arguments)
      throws Exception {
    byte[][] parts =
        new MessageFactory((byte) 'l')
            .createMethodCall(
                "org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus",
                member,
                (byte) 0,
                signature,
                arguments)
            .getWireData();
    var all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      if (part != null) {
        all.write(part);
      }
    }
    return all.toByteArray();
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Test
  void whoComesAndSaysNothingKeepsNobodyOut() throws Exception {
    try (SocketChannel _ = stranger();
        SocketChannel _ = stranger()) {
      theOthersGoOnTalking();
    }
  }

  @Test
  void whoNeverGreetsIsShownOutAndWhoHasGreetedStays() throws Exception {
    socket = folder.resolve("hasty");
    try (EmbeddedBus _ = EmbeddedBus.start(socket, Duration.ofMillis(500));
        SocketChannel greeted = member();
        SocketChannel silent = stranger();
        SocketChannel slow = stranger()) {
      write(slow, "\0AUTH EXTERNAL 30\r\n".getBytes(StandardCharsets.US_ASCII));
      ByteBuffer read = ByteBuffer.allocate(1024);
      for (SocketChannel one : List.of(silent, slow)) {
        while (one.read(read.clear()) >= 0) {
          // What was said before.
        }
      }
      Thread.sleep(700);
      write(greeted, call("AddMatch", "s", EVERYTHING)); // fails where it was shown out
    }
  }

  /** The door closes while they come: whoever has come in is shown out all the same. */
  @Test
  void whoComesWhileItClosesIsNotLeftInTheGreeting() throws Exception {
    for (int i = 0; i < 50; i++) {
      socket = folder.resolve("closing" + i);
      EmbeddedBus closing = EmbeddedBus.start(socket, Duration.ofDays(1));
      Thread closer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    Thread.onSpinWait();
                    closing.close();
                  });
      try (SocketChannel one = stranger()) {
        assertThat(one.read(ByteBuffer.allocate(8))).isNegative();
      } catch (IOException e) {
        // It was closed before they came, or did not greet who was waiting at it.
      }
      closer.join();
    }
  }

  @Test
  void whoCannotHaveItsNameIsToldAndLeaves() throws Exception {
    int before = threads();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new BusPeer(bus.address(), NAME, _ -> BusPeer.Answer.DONE))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("the name " + NAME + " is taken");
    for (int i = 0; i < 1000 && threads() > before; i++) {
      Thread.sleep(10);
    }
    assertThat(threads()).as("threads of peers").isLessThanOrEqualTo(before);
    theOthersGoOnTalking();
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("peer"))
            .count();
  }

  @Test
  void whoGoesInTheMiddleOfItsGreetingClosesTheDoorToNobody() throws Exception {
    byte[] greeting = "\0AUTH\r\nAUTH EXTERNAL 30\r\nBEGIN\r\n".getBytes(StandardCharsets.US_ASCII);
    for (int length = 0; length <= greeting.length; length++) {
      try (SocketChannel channel = stranger()) {
        write(channel, java.util.Arrays.copyOf(greeting, length));
      }
    }
    theOthersGoOnTalking();
  }

  @Test
  void whoTalksNonsenseIsShownOut() throws Exception {
    Random chance = new Random(1);
    for (int i = 0; i < 40; i++) {
      byte[] nonsense = new byte[64];
      chance.nextBytes(nonsense);
      if (i % 2 == 0) { // as good as a message, at its beginning
        System.arraycopy(call("Hello", null), 0, nonsense, 0, 16);
      }
      try (SocketChannel greeting = stranger();
          SocketChannel talking = member()) {
        write(greeting, nonsense);
        write(talking, nonsense);
      } catch (IOException e) {
        // It has been shown out already.
      }
    }
    theOthersGoOnTalking();
  }

  @Test
  void whoGoesInTheMiddleOfAMessageTakesNobodyAlong() throws Exception {
    byte[] message = call("AddMatch", "s", EVERYTHING);
    for (int length = 1; length < message.length; length += 3) {
      try (SocketChannel channel = member()) {
        write(channel, java.util.Arrays.copyOf(message, length));
        peer.signal(PATH, NAME, "Meanwhile", "s", "words");
      }
    }
    theOthersGoOnTalking();
  }

  @Test
  void whoNeverReadsHoldsNobodyUp() throws Exception {
    try (SocketChannel deaf = member();
        Guest guest = new Guest()) {
      write(deaf, call("AddMatch", "s", EVERYTHING));
      byte[] much = new byte[8192];
      int count = 3000;
      for (int i = 0; i < count; i++) {
        peer.signal(PATH, NAME, "Much", "ay", (Object) much);
      }
      for (int i = 0; i < count; i++) {
        assertThat(guest.heard.poll(20, TimeUnit.SECONDS)).as("signal %s", i).isNotNull();
      }
      assertThat(guest.echo(new byte[] {7})).containsExactly(7);
    }
    theOthersGoOnTalking();
  }

  @Test
  void whoLetsTooMuchWaitIsShownOut() throws Exception {
    try (SocketChannel deaf = member()) {
      write(deaf, call("AddMatch", "s", EVERYTHING));
      byte[] much = new byte[1 << 20];
      for (long sent = 0; sent < 2L * Member.MOST_WAITING; sent += much.length) {
        peer.signal(PATH, NAME, "Much", "ay", (Object) much);
      }
      awaitAllIsOnTheBus();
      ByteBuffer read = ByteBuffer.allocate(much.length);
      long all = 0;
      for (int got = 0; got >= 0; got = deaf.read(read.clear())) {
        all += got;
      }
      assertThat(all).isLessThan(2L * Member.MOST_WAITING);
    }
    theOthersGoOnTalking();
  }

  /** What the peer answers comes after what it said before. */
  private void awaitAllIsOnTheBus() throws BusException {
    try (Guest guest = new Guest("type='signal',interface='org.plushkeep.Nothing'")) {
      assertThat(guest.echo(new byte[] {9})).containsExactly(9);
    }
  }

  @Test
  void whoSpeaksWhileToldToStopIsHeardAndStays() throws Exception {
    Thread.currentThread().interrupt();
    peer.signal(PATH, NAME, "First", "s", "words");
    assertThat(Thread.interrupted()).isTrue();
    theOthersGoOnTalking();
  }

  @Test
  void manyComeAndGoWhileCallsAndSignalsAreUnderWay() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService many = Executors.newCachedThreadPool();
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int which = i;
      all.add(many.submit(() -> comeAndGo(new Random(which), over)));
    }
    Future<Integer> signalling =
        many.submit(
            () -> {
              int sent = 0;
              while (!over.get()) {
                peer.signal(
                    PATH,
                    NAME,
                    "Tick",
                    "uay",
                    new Object[] {new org.freedesktop.dbus.types.UInt32(sent++), new byte[300]});
                Thread.sleep(1);
              }
              return sent;
            });
    Thread.sleep(4_000);
    over.set(true);
    for (Future<Integer> one : all) {
      assertThat(one.get(60, TimeUnit.SECONDS)).as("visits").isGreaterThan(3);
    }
    assertThat(signalling.get(60, TimeUnit.SECONDS)).isGreaterThan(100);
    many.shutdown();
    theOthersGoOnTalking();
  }

  private int comeAndGo(Random chance, AtomicBoolean over) throws Exception {
    int visits = 0;
    while (!over.get()) {
      try (Guest guest = new Guest()) {
        for (int i = 0; i < chance.nextInt(20); i++) {
          byte[] bytes = new byte[chance.nextInt(5_000)];
          chance.nextBytes(bytes);
          assertThat(guest.echo(bytes)).isEqualTo(bytes);
        }
        for (int i = 0; i < 5; i++) { // and goes with these unanswered
          var _ = guest.guest.send(new Bus.Call(NAME, PATH, NAME, "Echo", "", List.of()));
        }
      }
      visits++;
    }
    return visits;
  }

  @Test
  void aLargeMessageComesWholeAndItsAnswerToo() throws Exception {
    byte[] large = new byte[4_000_000];
    new Random(3).nextBytes(large);
    try (Guest one = new Guest();
        Guest other = new Guest()) {
      ExecutorService both = Executors.newFixedThreadPool(2);
      Callable<byte[]> echo = () -> one.echo(large);
      Future<byte[]> coming = both.submit(echo);
      for (int i = 0; i < 200; i++) {
        assertThat(other.echo(new byte[] {(byte) i})).containsExactly((byte) i);
      }
      assertThat(coming.get(60, TimeUnit.SECONDS)).isEqualTo(large);
      both.shutdown();
    }
  }

  @Test
  void aNameGoesWithItsOwnerAndThoseWhoAskedAreTold() throws Exception {
    BlockingQueue<Bus.Signal> heard = new LinkedBlockingQueue<>();
    Bus.Listener listener =
        new Bus.Listener() {
          @Override
          public void signal(Bus.Signal signal) {
            heard.add(signal);
          }

          @Override
          public void ended() {}
        };
    try (Bus guest = Bus.open(socket.toString(), listener, Deadline.in(PATIENCE), PATIENCE)) {
      guest.subscribe(
          "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='"
              + NAME
              + "'",
          PATIENCE);
      peer.close();
      Bus.Signal told;
      do {
        told = heard.poll(20, TimeUnit.SECONDS);
        assertThat(told).isNotNull();
      } while (!told.name().endsWith(".NameOwnerChanged")
          || !told.arguments().getFirst().equals(NAME));
      assertThat(told.arguments().getLast()).isEqualTo("");
      Bus.Call call = new Bus.Call(NAME, PATH, NAME, "Echo", "", List.of());
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> guest.call(call, PATIENCE))
          .isInstanceOfSatisfying(
              BusException.class, e -> assertThat(e.isOneOf("ServiceUnknown")).isTrue());
    }
  }
}
