package org.plushkeep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.testing.ScriptedFinder;

class ToysCommandTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli(folder);
  }

  @Test
  void thePracticeToyIsThereWithoutAnyHardware() {
    Cli.Result result = cli.run("toys", "--practice", "--json");
    JsonArray toys = JsonParser.parseString(result.out()).getAsJsonArray();
    assertThat(toys).hasSize(1);
    assertThat(toys.get(0).getAsJsonObject().get("way").getAsString()).isEqualTo("practice");
    assertThat(result.code()).isZero();
  }

  @Test
  void withoutBluetoothThereIsOneLineThatSaysSo() {
    Cli.Result result = cli.run("toys", "--json");
    assertThat(result.out().strip()).isEqualTo("[]");
    result.fails(0, "Bluetooth");
  }

  @Test
  void toysInRangeAreTold() {
    ScriptedFinder radio = new ScriptedFinder();
    radio.put("C4:BE:84:00:00:02");
    radio.put("C4:BE:84:00:00:01");
    cli.radio(radio);
    assertThat(cli.run("toys", "--scan-seconds", "0").done().lines())
        .containsExactly(
            "ID                 NAME                WAY        SIGNAL",
            "C4:BE:84:00:00:01  CloudPets B 1.0.19  bluetooth  -60 dBm",
            "C4:BE:84:00:00:02  CloudPets B 1.0.19  bluetooth  -60 dBm");
    assertThat(cli.run("toys", "--json", "--scan-seconds", "0").done().out().strip())
        .isEqualTo(
            "[{\"id\":\"C4:BE:84:00:00:01\",\"name\":\"CloudPets B 1.0.19\",\"way\":\"bluetooth\","
                + "\"signal\":-60},{\"id\":\"C4:BE:84:00:00:02\",\"name\":\"CloudPets B 1.0.19\","
                + "\"way\":\"bluetooth\",\"signal\":-60}]");
  }
}
