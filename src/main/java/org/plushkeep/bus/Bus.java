package org.plushkeep.bus;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.config.TransportConfig;
import org.freedesktop.dbus.connections.transports.AbstractTransport;
import org.freedesktop.dbus.connections.transports.TransportBuilder;
import org.freedesktop.dbus.exceptions.AuthenticationException;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;
import org.freedesktop.dbus.messages.constants.Flags;
import org.jspecify.annotations.Nullable;

/**
 * One private connection with a message bus. It takes authentication and the wire format from
 * dbus-java, but not its connection: there, signals, answers and the end of the connection come on
 * different threads, and a peer that never answers holds a caller for 20 s. Here everything that
 * comes is handed on by one thread, in the order in which it came, the end last; and no call waits
 * longer than it was told.
 */
public final class Bus implements AutoCloseable {
  private static final String DAEMON = "org.freedesktop.DBus";
  private static final String DAEMON_PATH = "/org/freedesktop/DBus";

  /** Hears what comes without having been asked for. Called on one thread, and must not block. */
  public interface Listener {
    void signal(Signal signal);

    /** The connection has ended. Nothing comes after this. */
    void ended();
  }

  /**
   * A signal.
   *
   * @param sender the unique name of its sender, as the bus itself wrote it; empty when it did not
   * @param name interface and member
   * @param arguments plain
   */
  public record Signal(String sender, String path, String name, List<Object> arguments) {}

  /**
   * An answer.
   *
   * @param sender the unique name of who answered; empty when the bus did not say
   * @param arguments plain
   */
  public record Reply(String sender, List<Object> arguments) {}

  /**
   * What is asked of whom.
   *
   * @param signature of the arguments, such as {@code aya{sv}}; empty when there are none
   */
  public record Call(
      String destination,
      String path,
      String iface,
      String member,
      String signature,
      List<Object> arguments) {}

  private final AbstractTransport transport;
  private final Listener listener;
  private final Replies replies = new Replies();
  private final CompletableFuture<Bus> connected = new CompletableFuture<>();
  private final Thread reader;

  // Callers may be interrupted, and an interrupted thread must not touch the socket: it would close
  // it.
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("message bus, out").factory());

  private Bus(AbstractTransport transport, Listener listener) {
    this.transport = transport;
    this.listener = listener;
    this.reader = Thread.ofPlatform().daemon().name("message bus, in").unstarted(this::receive);
  }

  /**
   * Connects with the bus behind a socket file and says hello.
   *
   * @throws BusException {@link BusException#NO_BUS}, {@link BusException#AUTH_FAILED}, {@link
   *     BusException#NO_REPLY}, {@link BusException#INTERRUPTED}
   */
  public static Bus open(String socketFile, Listener listener, Deadline deadline, Duration most)
      throws BusException {
    Bus bus = new Bus(transport(socketFile), listener);
    boolean open = false;
    try {
      bus.reader.start();
      await(bus.connected, deadline.left(most));
      bus.call(new Call(DAEMON, DAEMON_PATH, DAEMON, "Hello", "", List.of()), deadline.left(most));
      open = true;
      return bus;
    } finally {
      if (!open) {
        bus.close();
      }
    }
  }

  private static AbstractTransport transport(String socketFile) throws BusException {
    TransportConfig config =
        new TransportConfig(BusAddress.of("unix:path=").addParameter("path", socketFile));
    config.setAutoConnect(false);
    try {
      return TransportBuilder.create(config).build();
    } catch (DBusException | IOException | RuntimeException e) {
      throw new BusException(BusException.NO_BUS, "no way to " + socketFile, e);
    }
  }

  /** Asks the bus for the signals that a rule names (D-Bus specification, "Match Rules"). */
  public void subscribe(String rule, Duration most) throws BusException {
    call(new Call(DAEMON, DAEMON_PATH, DAEMON, "AddMatch", "s", List.of(rule)), most);
  }

  /** Calls and waits for the answer. */
  public Reply call(Call call, Duration most) throws BusException {
    return await(send(call, reply -> {}), most);
  }

  /** Calls and waits for the answer, which {@code first} gets in its turn among the signals. */
  public Reply call(Call call, Consumer<Reply> first, Duration most) throws BusException {
    return await(send(call, first), most);
  }

  /** Calls; the answer comes later, a {@link BusException} or a {@link Reply}. */
  public CompletableFuture<Reply> send(Call call) {
    return send(call, reply -> {});
  }

  private CompletableFuture<Reply> send(Call call, Consumer<Reply> first) {
    try {
      MethodCall message = message(call);
      CompletableFuture<Reply> reply = replies.expect(message.getSerial(), first);
      writer.execute(() -> write(message));
      return reply;
    } catch (DBusException | RejectedExecutionException e) {
      return CompletableFuture.failedFuture(gone(e));
    }
  }

  private MethodCall message(Call call) throws DBusException {
    return transport
        .getMessageFactory()
        .createMethodCall(
            call.destination(),
            call.path(),
            call.iface(),
            call.member(),
            (byte) 0,
            call.signature().isEmpty() ? null : call.signature(),
            call.arguments().toArray());
  }

  private void write(Message message) {
    try {
      transport.writeMessage(message);
    } catch (IOException | RuntimeException e) {
      shut(); // half a message may be out: nothing can follow it
    }
  }

  /** Waits for an answer that is on its way. */
  public static <T> T await(CompletableFuture<T> coming, Duration most) throws BusException {
    try {
      return coming.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new BusException(BusException.NO_REPLY, "no answer in " + most, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusException(BusException.INTERRUPTED, "interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BusException failure ? failure : gone(e);
    }
  }

  static BusException gone(@Nullable Throwable cause) {
    String message = "the connection with the bus has ended";
    return cause == null
        ? new BusException(BusException.NO_BUS, message)
        : new BusException(BusException.NO_BUS, message, cause);
  }

  /** The reader's whole life. */
  private void receive() {
    try {
      transport.connect();
      connected.complete(this);
      while (transport.isConnected()) {
        receiveOne();
      }
    } catch (IOException e) {
      connected.completeExceptionally(new BusException(nameOf(e), "no way in", e));
    } catch (RuntimeException e) {
      // What came was no message at all: nothing after it can be understood.
    } finally {
      end();
    }
  }

  private static String nameOf(IOException e) {
    boolean refused =
        e instanceof AuthenticationException
            || String.valueOf(e.getMessage()).contains("Permission denied");
    return refused ? BusException.AUTH_FAILED : BusException.NO_BUS;
  }

  private void receiveOne() throws IOException {
    Message message;
    try {
      message = transport.readMessage();
    } catch (DBusException e) {
      return; // one that cannot be read; the next one may be
    }
    try {
      switch (message) {
        case null -> {} // a part of one
        case MethodReturn answer -> replies.came(answer);
        case Error error -> replies.failed(error);
        case DBusSignal signal -> listener.signal(plain(signal));
        case MethodCall call -> refuse(call);
        default -> {}
      }
    } catch (DBusException | RuntimeException e) {
      // Its content cannot be read. Who waits for it does so in vain, and not for ever.
    }
  }

  private static Signal plain(DBusSignal signal) throws DBusException {
    return new Signal(
        sender(signal),
        signal.getPath(),
        signal.getInterface() + "." + signal.getName(),
        Values.plain(signal.getParameters()));
  }

  static String sender(Message message) {
    String sender = message.getSource();
    return sender == null ? "" : sender;
  }

  /** This program offers nothing; whoever asks is told so, not kept waiting. */
  private void refuse(MethodCall call) throws DBusException {
    if ((call.getFlags() & Flags.NO_REPLY_EXPECTED) == 0) {
      Message refusal =
          transport
              .getMessageFactory()
              .createError(
                  call.getSource(),
                  "org.freedesktop.DBus.Error.UnknownMethod",
                  call.getSerial(),
                  "s",
                  "nothing is offered here");
      try {
        writer.execute(() -> write(refusal));
      } catch (RejectedExecutionException e) {
        // Closed meanwhile.
      }
    }
  }

  private void end() {
    shut();
    writer.shutdown();
    connected.completeExceptionally(gone(null));
    replies.end();
    listener.ended();
  }

  private void shut() {
    try {
      transport.close();
    } catch (IOException | RuntimeException e) {
      // It is closed as far as it can be.
    }
  }

  /** Ends the connection and everything that waits on it. Does not wait for its threads. */
  @Override
  public void close() {
    writer.shutdown();
    shut();
    reader.interrupt(); // it may be on its way in, where there is no socket to close yet
  }
}
