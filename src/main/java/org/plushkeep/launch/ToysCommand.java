package org.plushkeep.launch;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.plushkeep.toy.SeenToy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "toys", description = "Shows the toys in range or plugged in.")
final class ToysCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final ScanOptions scanning = new ScanOptions();

  @Option(names = "--json", description = "One JSON array: id, name, way, signal (dBm or null).")
  private boolean json;

  ToysCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure {
    Scan scan = Scan.look(shell, scanning, toys -> false);
    List<SeenToy> toys = scan.toysAndDrives();
    if (json) {
      shell.say(Json.array(toys.stream().map(ToysCommand::toJson).toList()));
    } else if (toys.isEmpty()) {
      shell.say("No toys in range.");
    } else {
      Text.table(
              List.of("ID", "NAME", "WAY", "SIGNAL"),
              toys.stream().map(ToysCommand::toRow).toList())
          .forEach(shell::say);
    }
    scan.trouble().ifPresent(e -> shell.complain(CommandFailure.sentence(e)));
    return ExitCode.DONE.value();
  }

  private static JsonObject toJson(SeenToy toy) {
    JsonObject object = new JsonObject();
    object.addProperty("id", toy.id().value());
    object.addProperty("name", toy.advertisedName());
    object.addProperty("way", way(toy));
    OptionalInt signal = toy.signalDbm();
    object.add(
        "signal", signal.isPresent() ? new JsonPrimitive(signal.getAsInt()) : JsonNull.INSTANCE);
    return object;
  }

  private static List<String> toRow(SeenToy toy) {
    OptionalInt signal = toy.signalDbm();
    return List.of(
        toy.id().value(),
        toy.advertisedName(),
        way(toy),
        signal.isPresent() ? signal.getAsInt() + " dBm" : "-");
  }

  private static String way(SeenToy toy) {
    return toy.way().name().toLowerCase(Locale.ROOT);
  }
}
