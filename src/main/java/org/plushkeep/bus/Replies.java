package org.plushkeep.bus;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.MethodReturn;

/** The answers that a connection still waits for, by the serial number of their call. */
final class Replies {
  private record Pending(CompletableFuture<Bus.Reply> reply, Consumer<Bus.Reply> first) {}

  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
  private volatile boolean ended;

  /**
   * Expects one more.
   *
   * @param first gets the answer before whoever waits for it, on the thread on which it came
   */
  CompletableFuture<Bus.Reply> expect(long serial, Consumer<Bus.Reply> first) {
    CompletableFuture<Bus.Reply> reply = new CompletableFuture<>();
    pending.put(serial, new Pending(reply, first));
    var _ = reply.whenComplete((answer, e) -> pending.remove(serial));
    if (ended) {
      reply.completeExceptionally(Bus.gone(null));
    }
    return reply;
  }

  /** An answer has come; one that nobody waits for is passed over. */
  void came(MethodReturn message) throws DBusException {
    Pending waiting = pending.get(message.getReplySerial());
    if (waiting != null) {
      Bus.Reply reply = new Bus.Reply(Bus.sender(message), Values.plain(message.getParameters()));
      waiting.first().accept(reply);
      waiting.reply().complete(reply);
    }
  }

  /** A call was refused. */
  void failed(Error message) throws DBusException {
    Pending waiting = pending.get(message.getReplySerial());
    if (waiting != null) {
      String name = message.getName() == null ? "" : message.getName();
      String text = Values.plain(message.getParameters()).toString();
      waiting.reply().completeExceptionally(new BusException(name, text));
    }
  }

  /** No more will come. */
  void end() {
    ended = true;
    pending.values().forEach(waiting -> waiting.reply().completeExceptionally(Bus.gone(null)));
  }
}
