package org.plushkeep.bus.standin;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.config.TransportConfig;
import org.freedesktop.dbus.connections.transports.AbstractTransport;
import org.freedesktop.dbus.connections.transports.TransportBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;

/** Somebody on a bus who owns a name, answers calls and sends signals. */
public final class BusPeer implements AutoCloseable {
  private static final String DAEMON = "org.freedesktop.DBus";

  /** Answers calls, one after the other. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers a call.
     *
     * @return null when it is never to be answered
     * @throws Refusal with the name of an error
     */
    @Nullable Answer answer(Call call) throws Refusal;
  }

  /** A call. */
  public record Call(String sender, String path, String iface, String member, List<?> arguments) {
    public String method() {
      return iface + "." + member;
    }

    /** The first argument, where it is an array of bytes. */
    public byte[] bytes() {
      List<?> list = (List<?>) arguments.getFirst();
      byte[] bytes = new byte[list.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = ((Number) list.get(i)).byteValue();
      }
      return bytes;
    }
  }

  /** An answer; an empty signature means that it has no arguments. */
  public record Answer(String signature, Supplier<List<Object>> telling) {
    public static final Answer DONE = of("");

    public static Answer of(String signature, Object... arguments) {
      List<Object> all = Arrays.asList(arguments);
      return new Answer(signature, () -> all);
    }

    /**
     * What is so in the answer's turn among the signals: those sent before are in it, and none that
     * is sent later has been overtaken by it.
     */
    public static Answer inTurn(String signature, Supplier<Object> argument) {
      return new Answer(signature, () -> List.of(argument.get()));
    }

    public List<Object> arguments() {
      return telling.get();
    }
  }

  /** A refusal by name. */
  public static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final String error;
    private final String words;

    public Refusal(String error) {
      this(error, "refused");
    }

    /** With words of its own. */
    public Refusal(String error, String words) {
      super(error);
      this.error = error;
      this.words = words;
    }
  }

  private static final int GOODBYE_SECONDS = 2;

  /** The name is one's own now. */
  private static final int OWNER = 1;

  private final AbstractTransport transport;
  private final String name;
  private final Handler handler;
  private final ExecutorService answering = Executors.newSingleThreadExecutor(daemon("peer"));

  // Whoever sends may be interrupted, and an interrupted thread must not touch the socket: it would
  // close it.
  private final ExecutorService sending = Executors.newSingleThreadExecutor(daemon("peer, out"));
  private final CompletableFuture<Void> named = new CompletableFuture<>();
  private volatile long naming;

  /**
   * Joins the bus and takes the name.
   *
   * @throws IllegalStateException the bus cannot be reached, or somebody has the name; nothing of
   *     the peer is left then
   */
  public BusPeer(String address, String name, Handler handler) {
    this.name = name;
    this.handler = handler;
    TransportConfig config = new TransportConfig(BusAddress.of(address));
    config.setAutoConnect(false);
    boolean joined = false;
    try {
      transport = TransportBuilder.create(config).build();
    } catch (IOException | DBusException e) {
      throw new IllegalStateException(e);
    }
    try {
      transport.connect();
      daemon("peer's reader").newThread(this::read).start();
      send(ask("Hello", null));
      MethodCall request = ask("RequestName", "su", name, new UInt32(4));
      naming = request.getSerial();
      send(request);
      named.get(20, TimeUnit.SECONDS);
      joined = true;
    } catch (IOException | DBusException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      if (!joined) {
        close();
      }
    }
  }

  private static ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }

  private MethodCall ask(String member, @Nullable String signature, Object... arguments)
      throws DBusException {
    return transport
        .getMessageFactory()
        .createMethodCall(
            DAEMON, "/org/freedesktop/DBus", DAEMON, member, (byte) 0, signature, arguments);
  }

  /** Sends a signal to whoever listens. */
  public void signal(
      String path, String iface, String member, @Nullable String signature, Object... arguments) {
    try {
      send(
          transport
              .getMessageFactory()
              .createSignal(null, path, iface, member, signature, arguments));
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(Message message) {
    inTurn(() -> write(message));
  }

  /** In the order in which it is called. */
  private void inTurn(Runnable sends) {
    try {
      sending.execute(sends);
    } catch (RejectedExecutionException e) {
      // It has left.
    }
  }

  private void write(Message message) {
    try {
      transport.writeMessage(message);
    } catch (IOException | RuntimeException e) {
      // The bus has gone, and so has whoever would have heard it.
    }
  }

  private void read() {
    while (transport.isConnected()) {
      try {
        Message message = transport.readMessage();
        if (message instanceof MethodReturn answer && answer.getReplySerial() == naming) {
          answerToNaming(answer);
        } else if (message instanceof MethodCall call) {
          answering.execute(() -> answer(call));
        }
      } catch (IOException | DBusException | RuntimeException e) {
        return;
      }
    }
  }

  private void answerToNaming(MethodReturn answer) throws DBusException {
    if (answer.getParameters()[0] instanceof UInt32 code && code.intValue() == OWNER) {
      named.complete(null);
    } else {
      named.completeExceptionally(new IllegalStateException("the name " + name + " is taken"));
    }
  }

  private void answer(MethodCall message) {
    try {
      Call call =
          new Call(
              message.getSource(),
              message.getPath(),
              String.valueOf(message.getInterface()),
              message.getName(),
              Arrays.asList(message.getParameters()));
      Answer answer = handler.answer(call);
      if (answer != null) {
        inTurn(() -> write(message, answer));
      }
    } catch (Refusal e) {
      refuse(message, e.error, e.words);
    } catch (DBusException | RuntimeException e) {
      refuse(message, e);
    }
  }

  private void write(MethodCall message, Answer answer) {
    try {
      write(
          transport
              .getMessageFactory()
              .createMethodReturn(
                  message,
                  answer.signature().isEmpty() ? null : answer.signature(),
                  answer.arguments().toArray()));
    } catch (DBusException | RuntimeException e) {
      refuse(message, e);
    }
  }

  private void refuse(MethodCall message, Exception e) {
    refuse(message, "org.plushkeep.Error.StandIn." + e.getClass().getSimpleName(), "refused");
  }

  private void refuse(MethodCall message, String error, String words) {
    try {
      send(
          transport
              .getMessageFactory()
              .createError(message.getSource(), error, message.getSerial(), "s", words));
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    answering.shutdownNow();
    sending.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      // What was said before is heard.
      var _ = sending.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      transport.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
