package org.plushkeep.launch;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "slots",
    description = {
      "Lists what was put into the slots of the paired toys from here. A toy cannot be asked what",
      "it holds: somebody else may have put in something since."
    })
final class ToySlotsCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Option(
      names = "--json",
      description = "One JSON array: toy, slot, holds, message, title, since (null where none).")
  private boolean json;

  ToySlotsCommand(Shell shell) {
    this.shell = shell;
  }

  private record Line(KnownToy toy, int slot, Optional<ToySlot> held, Optional<Message> message) {
    JsonObject toJson() {
      JsonObject object = new JsonObject();
      object.addProperty("toy", toy.id().value());
      object.addProperty("slot", slot);
      object.addProperty("holds", ToyCommand.words(held));
      object.add("message", text(held.flatMap(ToySlot::message).map(MessageId::toString)));
      object.add("title", text(message.map(Message::title)));
      object.add("since", text(held.map(ToySlot::since).map(Instant::toString)));
      return object;
    }

    private static com.google.gson.JsonElement text(Optional<String> text) {
      return text.isPresent() ? new JsonPrimitive(text.get()) : JsonNull.INSTANCE;
    }

    List<String> toRow() {
      boolean gone = held.flatMap(ToySlot::message).isPresent() && message.isEmpty();
      return List.of(
          toy.id().value(),
          toy.name(),
          Integer.toString(slot),
          ToyCommand.words(held) + (gone ? " (erased here)" : ""),
          message.map(Message::title).orElse(""));
    }
  }

  @Override
  public Integer call() throws CommandFailure, VaultException {
    List<Line> lines = new ArrayList<>();
    try (Vault vault = vaultOptions.open()) {
      List<Message> messages = vault.messages().list();
      for (KnownToy toy : vault.toys()) {
        if (!toy.id().isFiles()) {
          List<ToySlot> held = vault.care().slots(toy.id());
          IntStream.rangeClosed(1, ToyCare.SLOTS)
              .forEach(slot -> lines.add(line(toy, slot, held, messages)));
        }
      }
    }
    if (json) {
      shell.say(Json.array(lines.stream().map(Line::toJson).toList()));
    } else if (lines.isEmpty()) {
      shell.say("No toy is paired.");
    } else {
      Text.table(
              List.of("TOY", "NAME", "SLOT", "HOLDS", "TITLE"),
              lines.stream().map(Line::toRow).toList())
          .forEach(shell::say);
    }
    return ExitCode.DONE.value();
  }

  private static Line line(KnownToy toy, int slot, List<ToySlot> all, List<Message> messages) {
    Optional<ToySlot> held = all.stream().filter(one -> one.number() == slot).findFirst();
    Optional<MessageId> id = held.flatMap(ToySlot::message);
    Optional<Message> message =
        messages.stream().filter(one -> id.equals(Optional.of(one.id()))).findFirst();
    return new Line(toy, slot, held, message);
  }
}
