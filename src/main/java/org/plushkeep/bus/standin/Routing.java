package org.plushkeep.bus.standin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.constants.Flags;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;

/**
 * Who has which name, and what goes to whom (D-Bus specification, "Message Bus Specification").
 * Everything is routed in one order, and nothing of it waits for anybody.
 */
final class Routing {
  static final String BUS = "org.freedesktop.DBus";
  private static final String PATH = "/org/freedesktop/DBus";
  private static final String ERROR = BUS + ".Error.";
  private static final int OWNER = 1;
  private static final int EXISTS = 3;
  private static final int ALREADY = 4;
  private static final int RELEASED = 1;
  private static final int NOT_OWNER = 3;

  private final MessageFactory messages = new MessageFactory((byte) 'l');

  // Guarded by this.
  private final Map<String, Member> names = new LinkedHashMap<>();
  private int last;

  /**
   * What a method of the bus's own answers, one value or none; an empty signature means that it has
   * no arguments.
   */
  private record Answer(String signature, List<Object> values) {
    private static final Answer DONE = new Answer("", List.of());

    static Answer of(String signature, Object value) {
      return new Answer(signature, List.of(value));
    }
  }

  /** A refusal by name. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String error;

    Refused(String error, String words) {
      super(words);
      this.error = error;
    }
  }

  /** Takes a message of a member's to where it is to go. */
  synchronized void route(Member from, Message message) throws DBusException {
    boolean hello =
        message instanceof MethodCall
            && BUS.equals(message.getDestination())
            && "Hello".equals(message.getName());
    if (from.unique.isEmpty() == !hello) {
      from.send(
          Member.wire(
              messages.createError(
                  BUS,
                  null,
                  ERROR + "AccessDenied",
                  message.getSerial(),
                  "s",
                  "Hello comes first")));
      return;
    }
    if (hello) {
      from.unique = ":1." + ++last;
    }
    message.setSource(from.unique);
    if (message instanceof MethodCall call && BUS.equals(call.getDestination())) {
      own(from, call);
    } else if (message instanceof DBusSignal && message.getDestination() == null) {
      broadcast(message, values(message));
    } else {
      pass(from, message);
    }
  }

  private void pass(Member from, Message message) throws DBusException {
    Member to = names.get(String.valueOf(message.getDestination()));
    if (to != null) {
      to.send(Member.wire(message));
    } else if (message instanceof MethodCall call) {
      refuse(from, call, ERROR + "ServiceUnknown", "nobody has that name");
    }
  }

  private void broadcast(Message message, Map<String, String> values) {
    byte[] wire = Member.wire(message);
    names.forEach(
        (name, member) -> {
          boolean once = name.equals(member.unique);
          if (once && member.rules.stream().anyMatch(rule -> fits(rule, values))) {
            member.send(wire);
          }
        });
  }

  /** A rule may name a sender by its well-known name. */
  private boolean fits(MatchRule rule, Map<String, String> values) {
    String sender = rule.values().get("sender");
    Member owner = sender == null ? null : names.get(sender);
    if (owner == null || !owner.unique.equals(values.get("sender"))) {
      return rule.fits(values);
    }
    Map<String, String> named = new HashMap<>(values);
    named.put("sender", sender);
    return rule.fits(named);
  }

  private static Map<String, String> values(Message message) {
    Map<String, String> values = new HashMap<>();
    values.put("type", "signal");
    values.put("sender", String.valueOf(message.getSource()));
    values.put("interface", String.valueOf(message.getInterface()));
    values.put("member", String.valueOf(message.getName()));
    values.put("path", String.valueOf(message.getPath()));
    first(message).ifPresent(text -> values.put("arg0", text));
    return values;
  }

  private static Optional<String> first(Message message) {
    String signature = message.getSig();
    if (signature == null || !signature.startsWith("s")) {
      return Optional.empty(); // the rest is not read for this: it may be long
    }
    try {
      Object[] all = message.getParameters();
      return all.length > 0 && all[0] instanceof String text ? Optional.of(text) : Optional.empty();
    } catch (DBusException | RuntimeException e) {
      return Optional.empty(); // whoever it is for will see
    }
  }

  private void own(Member from, MethodCall call) throws DBusException {
    try {
      Answer answer = answer(from, call);
      if ((call.getFlags() & Flags.NO_REPLY_EXPECTED) == 0) {
        String signature = answer.signature().isEmpty() ? null : answer.signature();
        from.send(
            Member.wire(
                messages.createMethodReturn(BUS, call, signature, answer.values().toArray())));
      }
      if (call.getName().equals("Hello")) {
        took(from, from.unique);
      }
    } catch (Refused e) {
      refuse(from, call, e.error, String.valueOf(e.getMessage()));
    }
  }

  private void refuse(Member from, MethodCall call, String error, String words)
      throws DBusException {
    from.send(
        Member.wire(messages.createError(BUS, from.unique, error, call.getSerial(), "s", words)));
  }

  private Answer answer(Member from, MethodCall call) throws DBusException, Refused {
    Object[] given = call.getParameters();
    return switch (call.getName()) {
      case "Hello" -> Answer.of("s", from.unique);
      case "RequestName" -> Answer.of("u", new UInt32(request(from, text(given))));
      case "ReleaseName" -> Answer.of("u", new UInt32(release(from, text(given))));
      case "AddMatch" -> {
        from.rules.add(rule(text(given)));
        yield Answer.DONE;
      }
      case "RemoveMatch" -> {
        from.rules.remove(rule(text(given)));
        yield Answer.DONE;
      }
      case "NameHasOwner" -> Answer.of("b", text(given).equals(BUS) || owner(given) != null);
      case "GetNameOwner" -> Answer.of("s", mustHaveOwner(given));
      case "ListNames" -> {
        TreeSet<String> all = new TreeSet<>(names.keySet());
        all.add(BUS);
        yield Answer.of("as", all.toArray(String[]::new));
      }
      case "Ping" -> Answer.DONE;
      case "StartServiceByName" ->
          throw new Refused(ERROR + "ServiceUnknown", "nothing is started here");
      default -> throw new Refused(ERROR + "UnknownMethod", "this bus has no such method");
    };
  }

  private static String text(Object[] given) throws Refused {
    if (given.length > 0 && given[0] instanceof String text) {
      return text;
    }
    throw new Refused(ERROR + "InvalidArgs", "a text comes first");
  }

  private static MatchRule rule(String written) throws Refused {
    return MatchRule.parse(written)
        .orElseThrow(() -> new Refused(ERROR + "MatchRuleInvalid", "no such rule here"));
  }

  private @Nullable Member owner(Object[] given) throws Refused {
    return names.get(text(given));
  }

  private String mustHaveOwner(Object[] given) throws Refused {
    if (text(given).equals(BUS)) {
      return BUS;
    }
    Member owner = owner(given);
    if (owner == null) {
      throw new Refused(ERROR + "NameHasNoOwner", "nobody has that name");
    }
    return owner.unique;
  }

  private int request(Member from, String name) throws DBusException, Refused {
    if (name.startsWith(":") || name.equals(BUS)) {
      throw new Refused(ERROR + "InvalidArgs", "that name is not to be had");
    }
    Member owner = names.get(name);
    if (owner != null) {
      return owner.equals(from) ? ALREADY : EXISTS;
    }
    took(from, name);
    return OWNER;
  }

  private void took(Member from, String name) throws DBusException {
    names.put(name, from);
    from.send(Member.wire(messages.createSignal(BUS, PATH, BUS, "NameAcquired", "s", name)));
    tellOwner(name, "", from.unique);
  }

  private int release(Member from, String name) throws DBusException {
    if (name.equals(from.unique) || !names.remove(name, from)) {
      return NOT_OWNER;
    }
    tellOwner(name, from.unique, "");
    return RELEASED;
  }

  private void tellOwner(String name, String before, String now) throws DBusException {
    DBusSignal told =
        messages.createSignal(BUS, PATH, BUS, "NameOwnerChanged", "sss", name, before, now);
    broadcast(told, values(told));
  }

  /** Somebody has gone, and their names with them. */
  synchronized void leave(Member gone) {
    List<String> theirs =
        names.entrySet().stream()
            .filter(entry -> entry.getValue().equals(gone))
            .map(Map.Entry::getKey)
            .toList();
    theirs.forEach(names::remove);
    try {
      for (String name : theirs) {
        tellOwner(name, gone.unique, "");
      }
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
  }
}
