package org.plushkeep.bus.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;

/**
 * A message bus in pure Java, behind a socket file: whoever may open the file may use the bus.
 *
 * <p>dbus-java has one too, which is not used: a single thread of it writes to everybody, so that
 * one who does not read holds up all; a newcomer who says nothing keeps out those behind; and one
 * who goes at the wrong moment ends the threads that let others in. Here everybody has threads of
 * their own, and what is wrong with one is that one's alone.
 */
public final class EmbeddedBus implements AutoCloseable {
  private static final int MOST_MEMBERS = 256;
  private static final long PAUSE_NANOS = 5_000_000;
  private static final Duration GREETING = Duration.ofSeconds(10);

  private final SocketFile door;
  private final String id = UUID.randomUUID().toString().replace("-", "");
  private final Set<Member> members = ConcurrentHashMap.newKeySet();
  private final Routing routing = new Routing();
  private final Duration greeting;

  private EmbeddedBus(SocketFile door, Duration greeting) {
    this.door = door;
    this.greeting = greeting;
  }

  /**
   * Starts one.
   *
   * @param socket the file, not there yet, in a folder that only its users may enter; at most about
   *     100 bytes long, as sockets' paths are
   */
  public static EmbeddedBus start(Path socket) {
    return start(socket, GREETING);
  }

  /** The same with another patience for whoever has come and not greeted. */
  static EmbeddedBus start(Path socket, Duration greeting) {
    try {
      EmbeddedBus bus = new EmbeddedBus(SocketFile.make(socket), greeting);
      Thread.ofPlatform().daemon().name("bus").start(bus::letIn);
      return bus;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For those who want to use it. */
  public String address() {
    return "unix:path=" + door.path();
  }

  private void letIn() {
    while (door.isOpen()) {
      try {
        ByteChannel channel = door.accept();
        if (members.size() < MOST_MEMBERS) {
          Member member = new Member(channel);
          members.add(member);
          if (!door.isOpen()) { // closed meanwhile, by one who may not have seen this member
            member.showOut();
          }
          Thread.ofVirtual().name("bus, in").start(() -> serve(member, channel));
        } else {
          channel.close();
        }
      } catch (IOException e) {
        // They have gone before they came in, or there is no room for them; or it was closed.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** One member's whole life. */
  private void serve(Member member, ByteChannel channel) {
    try {
      if (greet(member, channel)) {
        Thread.ofVirtual().name("bus, out").start(member::write);
        while (door.isOpen()) {
          take(member);
        }
      }
    } catch (IOException | RuntimeException e) {
      // They have gone, or talk nonsense: nothing after that can be understood.
    } finally {
      try {
        routing.leave(member);
      } finally {
        member.showOut();
        members.remove(member);
      }
    }
  }

  /** Who says nothing for too long is shown out. */
  private boolean greet(Member member, ByteChannel channel) throws IOException {
    Thread watch =
        Thread.ofVirtual()
            .name("bus, greeting")
            .start(
                () -> {
                  try {
                    Thread.sleep(greeting);
                    member.showOut();
                  } catch (InterruptedException e) {
                    // They have greeted, or gone.
                  }
                });
    try {
      return new Greeting(channel, id).exchange();
    } finally {
      watch.interrupt();
    }
  }

  private void take(Member member) throws IOException {
    try {
      Message message = member.read();
      routing.route(member, message);
    } catch (DBusException e) {
      throw new IOException("no message", e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      members.forEach(Member::showOut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
